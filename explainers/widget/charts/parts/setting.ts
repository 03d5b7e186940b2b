// What every kind asks of its job: columns in their shown form, labels, ids, colours.

import type { Chart } from "../../live/payload";
import { fixed } from "../../text/format";
import type { Job, Table, Words } from "../job";
import { type Ink, inkOf, isPrinted, isSquare } from "./roles";

const NARROW = 370; // pixels; below that, labels stand above the plot and not beside it

export class Setting<Kind extends Chart = Chart> {
  readonly chart: Kind;
  readonly words: Words;
  readonly width: number;
  readonly height: number;
  readonly table: Table;

  constructor(readonly job: Job) {
    this.chart = job.chart as Kind;
    this.words = job.words;
    this.table = job.table;
    this.width = job.size.width;
    this.height = job.size.height;
  }

  get narrow(): boolean {
    return this.width < NARROW;
  }

  get thumbnail(): boolean {
    return isSquare(this.job.surface);
  }

  get paper(): boolean {
    return isPrinted(this.job.surface);
  }

  /** All tables whose values the axes must hold. */
  get tables(): Table[] {
    const { table, pinned, beside, room_for } = this.job;
    return [table, pinned, beside, room_for].filter((found) => found != null);
  }

  /** A series in the shown form of its unit; what is absent is no number, and not zero. */
  series(id: string, table = this.table): number[] {
    const cells = table.values[id];
    const multiply = this.multiply(id);
    return Array.isArray(cells)
      ? (cells as (number | null)[]).map((value) => (value === null ? NaN : value * multiply))
      : [];
  }

  /** A matrix in the shown form of its unit, row by row. */
  matrix(id: string, table = this.table): number[][] {
    const multiply = this.multiply(id);
    return ((table.values[id] ?? []) as number[][]).map((row) => row.map((value) => value * multiply));
  }

  /** A marked place in the shown form of the axis that it lies on: a number, or the id of one; null where absent. */
  at(place: number | string | null, axis: string, table = this.table): number | null {
    if (typeof place === "number") return place * this.multiply(axis);
    const value = place === null ? null : table.values[place];
    return typeof value === "number" && Number.isFinite(value) ? value * this.multiply(String(place)) : null;
  }

  /** The place of a thing in its category; null where it is absent. */
  thing(id: string): number | null {
    const value = this.table.values[id];
    return typeof value === "number" ? value : null;
  }

  /** The names of a category's things. */
  names(category: string): string[] {
    return this.table.things[category] ?? [];
  }

  /** A title that also says how many things stay without a name. */
  titleWith(title: string, unnamed: number): string {
    return unnamed ? `${title}${this.words.unnamed.replace("{}", String(unnamed))}`.trim() : title;
  }

  label(column: string): string {
    return this.words.labels[column] ?? column;
  }

  /** A number as text, with the digits of its column and without its unit. */
  text(value: number, column: string): string {
    return fixed(value, this.digits(column));
  }

  digits(column: string): number {
    return this.job.columns[column]?.digits ?? 0;
  }

  /** A colour, by role or by place in the frame. */
  ink(name: Ink): string {
    return inkOf(name, this.job.surface);
  }

  /** An id that no other drawing on the page has. */
  id(name: string): string {
    return `${this.job.id}-${this.chart.id}-${name}`;
  }

  private multiply(id: string): number {
    const unit = this.job.columns[id]?.unit;
    return (unit === undefined ? undefined : this.job.units[unit]?.multiply) ?? 1;
  }
}
