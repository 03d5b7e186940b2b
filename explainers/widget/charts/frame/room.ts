// Where a label has room: a coarse picture of what is taken, and the nearest free place.

import type { Plot } from "./plot";

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** How much a pixel counts in each direction: little along a line that the label belongs to. */
export interface Slide {
  x: number;
  y: number;
}

const FIXED: Slide = { x: 1, y: 1 };
const CELL = 4; // pixels

export class Room {
  private readonly across: number;
  private readonly down: number;
  private readonly taken: Uint8Array;

  /** The inside of a plot, free as yet. */
  static of({ left, right, top, bottom }: Plot): Room {
    return new Room({ left: left + 2, top: top + 2, width: right - left - 4, height: bottom - top - 4 });
  }

  /** All of it is free. */
  constructor(private readonly area: Box) {
    this.across = Math.max(1, Math.ceil(area.width / CELL));
    this.down = Math.max(1, Math.ceil(area.height / CELL));
    this.taken = new Uint8Array(this.across * this.down);
  }

  /** Takes a box, with a margin around it. */
  take({ left, top, width, height }: Box, margin = 0): void {
    const [from, to] = [this.column(left - margin), this.column(left + width + margin)];
    const [first, last] = [this.row(top - margin), this.row(top + height + margin)];
    for (let row = first; row <= last; row += 1)
      this.taken.fill(1, row * this.across + from, row * this.across + to + 1);
  }

  /** Takes a line through these places; a place that is not a number interrupts it. */
  takeLine(places: [number, number][], margin = 2): void {
    let before: [number, number] | null = null;
    for (const place of places) {
      if (!Number.isFinite(place[0]) || !Number.isFinite(place[1])) {
        before = null;
        continue;
      }
      const [x, y] = before ?? place;
      const steps = Math.max(1, Math.ceil(Math.max(Math.abs(place[0] - x), Math.abs(place[1] - y)) / CELL));
      for (let step = 0; step <= steps; step += 1) {
        const part = step / steps;
        this.take({ left: x + (place[0] - x) * part, top: y + (place[1] - y) * part, width: 0, height: 0 }, margin);
      }
      before = place;
    }
  }

  /** Whether a box lies within the room, and nothing is in it. */
  isFreeBox({ left, top, width, height }: Box): boolean {
    const { area } = this;
    const inside = left >= area.left && top >= area.top;
    if (!inside || left + width > area.left + area.width || top + height > area.top + area.height) return false;
    return this.isFree(this.row(top), this.column(left), width, height);
  }

  /** Takes a box, and gives it back. */
  takeBox(box: Box): Box {
    this.take(box, 2);
    return box;
  }

  /** The free place nearest to a point for a box of this size, which it then takes; null where there is none. */
  find(x: number, y: number, width: number, height: number, farthest = 160, slide: Slide = FIXED): Box | null {
    let best: Box | null = null;
    let least = farthest;
    for (let row = 0; row * CELL + height <= this.area.height; row += 1) {
      const top = this.area.top + row * CELL;
      const away = slide.y * Math.max(top - y, y - (top + height), 0);
      if (away >= least) continue;
      for (let column = 0; column * CELL + width <= this.area.width; column += 1) {
        const left = this.area.left + column * CELL;
        const distance = Math.hypot(slide.x * Math.max(left - x, x - (left + width), 0), away);
        if (distance < least && this.isFree(row, column, width, height)) {
          best = { left, top, width, height };
          least = distance;
        }
      }
    }
    if (best) this.take(best, 2);
    return best;
  }

  private isFree(row: number, column: number, width: number, height: number): boolean {
    const last = Math.min(this.down - 1, row + Math.ceil(height / CELL));
    const end = Math.min(this.across, column + Math.ceil(width / CELL) + 1);
    for (let line = row; line <= last; line += 1) {
      const start = line * this.across;
      for (let place = column; place < end; place += 1) if (this.taken[start + place]) return false;
    }
    return true;
  }

  private column(x: number): number {
    return Math.min(this.across - 1, Math.max(0, Math.floor((x - this.area.left) / CELL)));
  }

  private row(y: number): number {
    return Math.min(this.down - 1, Math.max(0, Math.floor((y - this.area.top) / CELL)));
  }
}
