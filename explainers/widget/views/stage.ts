// The charts: which one is shown, and drawing it at most once per frame.

import { delivery } from "../delivery/delivery";
import { complete } from "../live/apart";
import { jobOf } from "../live/drawing";
import type { Chart, Explainer, Result } from "../live/payload";
import { find, findAll, oncePerFrame } from "./dom";

type Drawing = typeof import("../charts/charts");

const SMALLEST = 200; // pixels; below that the place is not laid out

export class Stage {
  chart: Chart;
  private result: Result | null;
  private pinned: Result | null = null;
  private drawing: Drawing | null = null;
  private loading: Promise<Drawing> | null = null;
  private readonly figures: Map<string, HTMLElement>;
  private readonly redraw = oncePerFrame(() => this.draw());
  private readonly sizes = new Map<string, { width: number; height: number }>();
  private drawn = "";
  private seen = { width: 640, height: 400 }; // the last size in which a chart was in view

  constructor(
    private readonly root: HTMLElement,
    private readonly explainer: Explainer,
    private readonly events: { chosen(): void; failed(error: unknown): void },
    signal: AbortSignal,
  ) {
    this.chart = explainer.charts[0] as Chart;
    this.result = this.start;
    this.figures = new Map(findAll(root, ".econ-figure").map((figure) => [figure.dataset.chart ?? "", figure]));
    const choices = find<HTMLFieldSetElement>(root, ".econ-charts");
    choices.disabled = false;
    choices.addEventListener("change", (event) => this.choose((event.target as HTMLInputElement).value), { signal });
    const watcher = new ResizeObserver((entries) => this.resized(entries));
    for (const figure of this.figures.values()) watcher.observe(find(figure, ".econ-drawing"));
    signal.addEventListener("abort", () => watcher.disconnect());
    window.addEventListener("beforeprint", () => this.drawAll(), { signal });
  }

  /** Takes a new result, and draws it when the chart is in view. */
  show(result: Result, pinned: Result | null): void {
    this.result = result;
    this.pinned = pinned;
    this.drawn = "";
    if (this.drawing) this.redraw();
    else void this.load();
  }

  /** Fetches the drawing code; asked twice, it is fetched once. */
  async load(): Promise<Drawing | null> {
    try {
      this.loading ??= delivery().charts();
      const arrival = this.explainer.apart ? complete(this.explainer).catch(() => undefined) : null;
      this.drawing = await this.loading;
      await arrival;
      this.result ??= this.start;
      this.redraw();
    } catch (error) {
      this.loading = null;
      this.events.failed(error);
    }
    return this.drawing;
  }

  /** The run of the start values; null until what is drawn of it has come. */
  private get start(): Result | null {
    return this.explainer.apart ? null : (this.explainer.results[""] ?? null);
  }

  /** The chart that is shown, as it is drawn now. */
  get svg(): SVGSVGElement | null {
    return this.place?.querySelector("svg") ?? null;
  }

  private get place(): HTMLElement | null {
    return this.figures.get(this.chart.id)?.querySelector<HTMLElement>(".econ-drawing") ?? null;
  }

  private choose(id: string): void {
    const chart = this.explainer.charts.find((candidate) => candidate.id === id);
    if (!chart) return;
    this.chart = chart;
    for (const [name, figure] of this.figures) figure.toggleAttribute("data-chosen", name === id);
    this.drawn = "";
    this.redraw();
    this.events.chosen();
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
    if (!place || !this.drawing || !this.result || !this.root.isConnected || this.size.width < SMALLEST) return;
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
    if (!this.result) return;
    const id = `${this.root.id}-live`; // unlike the explainer's, unique on a page with several views of it
    try {
      this.drawing?.drawInto(place, jobOf(this.explainer, chart, this.result, { id, size, pinned: this.pinned }));
    } catch (error) {
      this.events.failed(error);
    }
  }
}
