// How a scene answers. Before Python is there, its slider moves from stop to stop, with what the build has run; once
// the page's laboratory has started Python, or the scene's first use has, it moves freely and every answer is a run.

import type { Chart, Explainer, NumberParameter, Result, Value, Values, Words } from "./payload";
import { asFailure } from "./failures";
import { Session } from "./session";
import type { Failure } from "./runtime";
import type { Store } from "./store";
import { type Stop, Stops } from "./stops";
import { fill } from "../text/format";
import { texts } from "./values";

const LATE = 700; // milliseconds after which an answer that does not come is taken from the stops

/** What the build has put into a scene's markup. */
export interface Scene
  extends Pick<
    Explainer,
    "slug" | "language" | "parameters" | "outputs" | "categories" | "units" | "interface" | "credit"
  > {
  id: string;
  /** The names of the files with its stops: numbers, and what is told of them. */
  stops: string[];
  start: Values;
  sliders: string[];
  readouts: string[];
  has_goal: boolean;
  /** The settings that answer the prediction, where that is the scene's first step. */
  reveal: Values | null;
  /** Whether another picture stands in place of the chart until the reader has guessed. */
  is_covered: boolean;
  chart: Chart;
  words: Pick<Words, "title" | "parameters" | "outputs" | "charts" | "presets"> & {
    scene: { title: string; task: string; reached?: string };
  };
  beside: (Pick<Result, "values" | "outputs"> & { things: Record<string, string[]> }) | null;
}

/** One answer, and what it is drawn with. */
export interface Shown {
  explainer: Explainer;
  chart: Chart;
  result: Result;
  sentence: string;
  readouts: string[];
  met: boolean;
}

/** Who wants to know. */
export interface Owner {
  /** The explainer of the laboratory on the same page; null where there is none, or where it may not start. */
  laboratory(): Explainer | null;
  bring(name: string): Promise<unknown>;
  /** There is nothing to answer with. */
  failed(message: string): void;
  /** Python was there and is gone; the stops go on. */
  lost(failure: Failure): void;
  recovered(): void;
}

export class Answers {
  private stops: Stops | null = null;
  private loading: Promise<void> | null = null;
  private session: Session | null = null;
  private laboratory: Explainer | null = null;
  private pending: Values | null = null; // what no stop could answer yet
  private timer = 0;
  private isLate = false;
  private hasGivenUp = false;
  private ended = false;

  constructor(
    private readonly scene: Scene,
    private readonly store: Store<Shown>,
    private readonly owner: Owner,
  ) {}

  get sliders(): NumberParameter[] {
    return slidersOf(this.scene);
  }

  /** Fetches the stops; asked twice, they are fetched once, unless that has failed. */
  prepare(): Promise<void> {
    this.loading ??= this.fetch().catch((error: unknown) => {
      this.loading = null;
      if (!this.isExact) this.owner.failed(asFailure(error).message ?? "");
    });
    return this.loading;
  }

  /** Starts Python, where the page has a laboratory; once that has failed, only when the reader asks for it. */
  begin(isAsked = false): void {
    if (this.ended || (this.hasGivenUp && !isAsked)) return;
    this.hasGivenUp = false;
    if (this.session) {
      void this.session.start();
      return;
    }
    const explainer = this.owner.laboratory();
    if (!explainer) return;
    this.laboratory = explainer;
    this.session = new Session(
      explainer,
      {
        values: () => this.store.now.values,
        stateChanged: (state) => {
          this.store.update({ state });
          if (state !== "ready") return;
          this.owner.recovered();
          this.started();
        },
        resultArrived: (result) => this.arrived(result),
        failed: (failure) => this.failed(failure),
        stopped: () => undefined,
      },
      undefined,
      this.scene.id,
    );
    void this.session.start();
  }

  /** Wants the answer to settings; a hand that drags goes to the nearest stop, a key to the next. */
  move(wanted: Values, isDragged = false): void {
    if (this.isExact && !this.isLate) {
      this.pending = null;
      this.store.update({ values: wanted });
      if (!this.showStop(wanted)) this.ask(wanted);
      return;
    }
    this.moveToStop(wanted, isDragged);
    if (this.isLate) this.session?.show(this.store.now.values);
    else this.begin();
  }

  /** Takes settings that nobody dragged, such as those of a link: they are shown as soon as they can be. */
  take(wanted: Values): void {
    if (this.isExact) this.move(wanted);
    else this.moveToStop(wanted, true);
    this.keep(wanted);
  }

  /** What lies between two stops is asked of Python. */
  private keep(wanted: Values): void {
    if (this.isExact || !this.stops || this.stops.at(wanted)) return;
    this.pending = wanted;
    this.begin();
  }

  /** The values of a slider that are known before Python is there. */
  stopsOf(id: string): number[] {
    return this.stops?.of(id) ?? [];
  }

  /** What the stops show at these settings; null where they do not know. */
  at(values: Values): Shown | null {
    const stop = this.stops?.at(values);
    return stop ? fromStop(this.scene, values, stop) : null;
  }

  close(): void {
    this.ended = true;
    clearTimeout(this.timer);
    this.session?.close();
  }

  private get isExact(): boolean {
    return this.session !== null && ["ready", "running"].includes(this.session.state);
  }

  private async fetch(): Promise<void> {
    const files = await Promise.all(this.scene.stops.map((name) => this.owner.bring(name)));
    this.stops = Stops.read(files, this.sliders);
    if (this.ended || this.store.now.result) return;
    this.take(this.pending ?? this.store.now.values);
    this.owner.recovered();
  }

  private moveToStop(wanted: Values, isDragged: boolean): void {
    this.session?.drop();
    if (!this.stops) {
      this.pending = wanted;
      this.store.update({ values: wanted });
      void this.prepare();
      return;
    }
    this.pending = null;
    const values = this.stops.snap(wanted, this.store.now.values, isDragged);
    this.store.update({ values });
    this.showStop(values);
  }

  private showStop(values: Values): boolean {
    const result = this.at(values);
    if (!result) return false;
    this.session?.drop();
    clearTimeout(this.timer);
    this.store.update({ result });
    return true;
  }

  private ask(values: Values): void {
    clearTimeout(this.timer);
    this.session?.show(values);
    if (!this.stops) return;
    this.timer = window.setTimeout(() => {
      this.isLate = true;
      this.moveToStop(this.store.now.values, true);
    }, LATE);
  }

  /** Python is there: what no stop could answer is asked now. */
  private started(): void {
    if (!this.pending) return;
    const wanted = this.pending;
    this.pending = null;
    this.store.update({ values: wanted });
    this.session?.show(wanted);
  }

  private arrived(result: Result): void {
    clearTimeout(this.timer);
    this.isLate = false;
    if (!this.laboratory || this.ended) return;
    this.store.update({ result: fromRun(this.scene, this.laboratory, result) });
    this.owner.recovered();
  }

  private failed(failure: Failure): void {
    clearTimeout(this.timer);
    this.hasGivenUp = failure.kind !== "worker" && failure.kind !== "model";
    if (!this.stops) {
      this.owner.failed(failure.message ?? "");
      return;
    }
    this.moveToStop(this.store.now.values, true);
    if (failure.kind === "worker") this.owner.lost(failure);
  }
}

/** The parameters that a scene moves. */
export function slidersOf(scene: Scene): NumberParameter[] {
  return scene.sliders.map((name) => scene.parameters.find(({ id }) => id === name) as NumberParameter);
}

/** A scene as the drawing and the table read an explainer: with its one chart, and names as they are at a stop. */
export function asExplainer(scene: Scene, things: Record<string, string[]> = {}): Explainer {
  const { chart, beside, words } = scene;
  const named = scene.categories.map(({ id, items }) => [
    id,
    Object.fromEntries(items.map((item, place) => [item, things[id]?.[place] ?? item])),
  ]);
  const name = "beside" in chart && chart.beside !== "start" ? chart.beside : "";
  const results = beside ? { [name]: { ...beside, summary: "" } } : {};
  const spoken = { ...words, categories: Object.fromEntries(named) };
  return { ...scene, charts: [chart], presets: [], facts: {}, results, words: spoken } as unknown as Explainer;
}

function fromStop(scene: Scene, values: Values, stop: Stop): Shown {
  const { sentence, readouts, met, idle } = stop;
  const result: Result = { values, outputs: stop.values, summary: "", idle };
  return { explainer: asExplainer(scene, stop.things), chart: scene.chart, result, sentence, readouts, met };
}

function fromRun(scene: Scene, explainer: Explainer, result: Result): Shown {
  const found = texts(explainer, result);
  return {
    explainer,
    chart: scene.chart,
    result,
    sentence: fill(explainer.words.summary[result.summary] ?? "", found),
    readouts: scene.readouts.map((name) => found[name] ?? ""),
    met: result.met ?? false,
  };
}

/** The settings with one of them changed. */
export function changed(values: Values, id: string, value: Value): Values {
  return { ...values, [id]: value };
}
