// The charts: which one is shown, and drawing it at most once per frame.

import type { Chart, Explainer, Result } from "../live/payload";
import { delivery } from "../delivery/delivery";
import { find, findAll, oncePerFrame } from "./dom";

type Drawing = typeof import("../charts/charts");

const SMALLEST = 200; // pixels; below that the place is not laid out

export class Stage {
  chart: Chart;
  private result: Result;
  private pinned: Result | null = null;
  private drawing: Drawing | null = null;
  private loading: Promise<Drawing> | null = null;
  private readonly figures: Map<string, HTMLElement>;
  private readonly redraw = oncePerFrame(() => this.draw());
  private drawn = "";

  constructor(
    private readonly root: HTMLElement,
    private readonly explainer: Explainer,
    private readonly events: { chosen(): void; failed(error: unknown): void },
    signal: AbortSignal,
  ) {
    this.chart = explainer.charts[0] as Chart;
    this.result = explainer.results[""] as Result;
    this.figures = new Map(findAll(root, ".econ-figure").map((figure) => [figure.dataset.chart ?? "", figure]));
    const choices = find<HTMLFieldSetElement>(root, ".econ-charts");
    choices.disabled = false;
    choices.addEventListener("change", (event) => this.choose((event.target as HTMLInputElement).value), { signal });
    const watcher = new ResizeObserver(() => this.resized());
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
      this.drawing = await this.loading;
      this.redraw();
    } catch (error) {
      this.loading = null;
      this.events.failed(error);
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

  private choose(id: string): void {
    const chart = this.explainer.charts.find((candidate) => candidate.id === id);
    if (!chart) return;
    this.chart = chart;
    for (const [name, figure] of this.figures) figure.toggleAttribute("data-chosen", name === id);
    this.drawn = "";
    this.redraw();
    this.events.chosen();
  }

  private resized(): void {
    if (this.drawing && this.drawn !== this.size()) this.redraw();
  }

  private size(): string {
    return `${this.chart.id} ${this.place?.clientWidth} ${this.place?.clientHeight}`;
  }

  private draw(): void {
    const place = this.place;
    if (!place || !this.drawing || !this.root.isConnected || place.clientWidth < SMALLEST) return;
    this.drawn = this.size();
    this.put(this.chart, place, place.clientWidth, place.clientHeight);
  }

  /** Paper shows every chart of the present run, not only the chosen one. */
  private drawAll(): void {
    const { clientWidth: width = 0, clientHeight: height = 0 } = this.place ?? {};
    if (!this.drawing || width < SMALLEST) return;
    for (const chart of this.explainer.charts) {
      const place = this.figures.get(chart.id)?.querySelector<HTMLElement>(".econ-drawing");
      if (place) this.put(chart, place, width, height);
    }
  }

  private put(chart: Chart, place: HTMLElement, width: number, height: number): void {
    const { language, words, parameters, outputs, categories, units } = this.explainer;
    const surroundings = {
      document,
      slug: `${this.root.id}-live`, // unlike the explainer's, unique on a page with several views of it
      language,
      words,
      parameters,
      outputs,
      categories,
      units,
      interface: this.explainer.interface,
    };
    try {
      const svg = this.drawing?.draw(chart, this.result, { ...surroundings, width, height, pinned: this.pinned });
      if (svg) place.replaceChildren(svg);
    } catch (error) {
      this.events.failed(error);
    }
  }
}
