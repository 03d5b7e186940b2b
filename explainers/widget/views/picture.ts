// The one chart of a scene: drawn again at most once per frame, where it has a place to be drawn in.

import { delivery } from "../delivery/delivery";
import { jobOf } from "../live/drawing";
import type { Shown } from "../live/scene";
import type { Store, View } from "../live/store";
import { find, oncePerFrame } from "./dom";

type Drawing = typeof import("../charts/charts");

const SMALLEST = 200; // pixels; below that the place is not laid out

export class Picture {
  private readonly place: HTMLElement;
  private drawing: Drawing | null = null;
  private loading: Promise<Drawing> | null = null;
  private previewed: Shown | null = null;
  private size = { width: 0, height: 0 };
  private readonly redraw = oncePerFrame(() => this.draw());

  constructor(
    private readonly root: HTMLElement,
    private readonly store: Store<Shown>,
    private readonly failed: (error: unknown) => void,
    signal: AbortSignal,
    private readonly isCovered: () => boolean = () => false,
  ) {
    this.place = find(root, ".econ-drawing");
    const watcher = new ResizeObserver(([entry]) => entry && this.resized(entry.contentRect));
    watcher.observe(this.place);
    signal.addEventListener("abort", () => watcher.disconnect());
    const differs = (now: View<Shown>, before: View<Shown>) =>
      now.result !== before.result || now.pinned !== before.pinned;
    store.subscribe((now, before) => differs(now, before) && this.redraw(), signal);
  }

  /** Fetches the drawing code; asked twice, it is fetched once. */
  async load(): Promise<Drawing | null> {
    try {
      this.loading ??= delivery().charts();
      this.drawing = await this.loading;
      this.redraw();
    } catch (error) {
      this.loading = null;
      this.failed(error);
    }
    return this.drawing;
  }

  /** Draws something else for a moment, which is not what is shown; null ends it. */
  preview(shown: Shown | null): void {
    this.previewed = shown;
    this.redraw();
  }

  get svg(): SVGSVGElement | null {
    return this.place.querySelector("svg");
  }

  private resized({ width, height }: DOMRectReadOnly): void {
    const size = { width: Math.round(width), height: Math.round(height) };
    if (size.width === this.size.width && size.height === this.size.height) return;
    this.size = size;
    this.redraw();
  }

  private draw(): void {
    const { pinned } = this.store.now;
    const shown = this.previewed ?? this.store.now.result;
    if (!this.drawing || !shown || this.isCovered() || !this.root.isConnected || this.size.width < SMALLEST) return;
    try {
      const { explainer, chart, result } = shown;
      const job = jobOf(explainer, chart, result, {
        id: `${this.root.id}-live`,
        size: this.size,
        pinned: pinned?.result ?? null,
      });
      this.drawing.drawInto(this.place, job);
    } catch (error) {
      this.failed(error);
    }
  }
}
