// The charts: which one is shown, and drawing it at most once per frame.

import { delivery } from "../delivery/delivery";
import { jobOf } from "../live/drawing";
import type { Chart, Explainer, Result } from "../live/payload";
import type { Store } from "../live/store";
import { find, findAll, oncePerFrame } from "./dom";

type Drawing = typeof import("../charts/charts");

const SMALLEST = 200; // pixels; below that the place is not laid out

export class Stage {
  chart: Chart;
  private drawing: Drawing | null = null;
  private loading: Promise<Drawing> | null = null;
  private readonly figures: Map<string, HTMLElement>;
  private readonly redraw = oncePerFrame(() => this.draw());
  private readonly sizes = new Map<string, { width: number; height: number }>();
  private readonly listeners = new Set<() => void>();
  private drawn = "";
  private seen = { width: 640, height: 400 }; // the last size in which a chart was in view

  constructor(
    private readonly root: HTMLElement,
    private readonly explainer: Explainer,
    private readonly store: Store<Result>,
    private readonly failed: (error: unknown) => void,
    signal: AbortSignal,
  ) {
    this.chart = explainer.charts[0] as Chart;
    this.figures = new Map(findAll(root, ".econ-figure").map((figure) => [figure.dataset.chart ?? "", figure]));
    const choices = find<HTMLFieldSetElement>(root, ".econ-charts");
    choices.disabled = false;
    choices.addEventListener("change", (event) => this.choose((event.target as HTMLInputElement).value), { signal });
    const watcher = new ResizeObserver((entries) => this.resized(entries));
    for (const figure of this.figures.values()) watcher.observe(find(figure, ".econ-drawing"));
    signal.addEventListener("abort", () => watcher.disconnect());
    window.addEventListener("beforeprint", () => this.drawAll(), { signal });
    store.subscribe((now, before) => {
      if (now.result !== before.result || now.pinned !== before.pinned) this.follow();
    }, signal);
  }

  /** Calls the listener whenever another chart is chosen. */
  whenChosen(listener: () => void): void {
    this.listeners.add(listener);
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

  /** The chart that is shown, as it is drawn now. */
  get svg(): SVGSVGElement | null {
    return this.place?.querySelector("svg") ?? null;
  }

  private get place(): HTMLElement | null {
    return this.figures.get(this.chart.id)?.querySelector<HTMLElement>(".econ-drawing") ?? null;
  }

  private follow(): void {
    this.drawn = "";
    if (this.drawing) this.redraw();
    else void this.load();
  }

  private choose(id: string): void {
    const chart = this.explainer.charts.find((candidate) => candidate.id === id);
    if (!chart) return;
    this.chart = chart;
    for (const [name, figure] of this.figures) figure.toggleAttribute("data-chosen", name === id);
    this.drawn = "";
    this.redraw();
    for (const listener of this.listeners) listener();
  }

  /** Sizes come from the observer: to ask for them in a frame would lay out the page once more. */
  private resized(entries: ResizeObserverEntry[]): void {
    for (const { target, contentRect } of entries) {
      const id = target.closest<HTMLElement>(".econ-figure")?.dataset.chart ?? "";
      const size = { width: Math.round(contentRect.width), height: Math.round(contentRect.height) };
      this.sizes.set(id, size);
      if (size.width >= SMALLEST) this.seen = size;
    }
    if (this.drawing && this.drawn !== this.state()) this.redraw();
  }

  private get size(): { width: number; height: number } {
    return this.sizes.get(this.chart.id) ?? { width: 0, height: 0 };
  }

  private state(): string {
    return `${this.chart.id} ${this.size.width} ${this.size.height}`;
  }

  private draw(): void {
    const place = this.place;
    if (!place || !this.drawing || !this.store.now.result || !this.root.isConnected) return;
    if (this.size.width < SMALLEST) return;
    this.drawn = this.state();
    this.put(this.chart, place, this.size);
  }

  /** Paper shows every chart of the present run, not only the chosen one, and whatever view is open. */
  private drawAll(): void {
    if (!this.drawing) return;
    for (const chart of this.explainer.charts) {
      const place = this.figures.get(chart.id)?.querySelector<HTMLElement>(".econ-drawing");
      if (place) this.put(chart, place, this.seen);
    }
  }

  private put(chart: Chart, place: HTMLElement, size: { width: number; height: number }): void {
    const id = `${this.root.id}-live`; // unlike the explainer's, unique on a page with several views of it
    const { result, pinned } = this.store.now;
    if (!result) return;
    try {
      this.drawing?.drawInto(place, jobOf(this.explainer, chart, result, { id, size, pinned }));
    } catch (error) {
      this.failed(error);
    }
  }
}
