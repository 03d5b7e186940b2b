// One explainer's runs: which settings are wanted, what answers them, and in which state the widget is.
//
// Settings that the build has already run are answered at once. Others wait for the runtime; only the latest count.

import type { Explainer, Result, Sensitivity, Taken, Values } from "./payload";
import { type Failure, Runtime } from "./runtime";
import { sameValues } from "./values";

export type State = "static" | "loading" | "ready" | "running" | "error";

/** Whose runs these are. */
export interface Owner {
  /** The settings that are shown now. */
  values(): Values;
  stateChanged(state: State): void;
  resultArrived(result: Result): void;
  failed(failure: Failure): void;
}

export class Session {
  state: State = "static";
  edited = false;
  private source: string;
  private wanted: Values | null = null;
  private turn = 0;
  private started: Promise<void> | null = null;
  private lastFailure: Failure = { kind: "worker" };
  private closed = false;

  constructor(
    private readonly explainer: Explainer,
    private readonly owner: Owner,
    private readonly runtime = Runtime.shared(),
  ) {
    this.source = explainer.model;
  }

  /** Boots the runtime and loads the model; harmless when asked again. */
  start(): Promise<void> {
    if (this.started) return this.started;
    const boot: Promise<void> = this.boot().catch(async (failure: unknown) => {
      if (this.started === boot) await this.recover(asFailure(failure));
    });
    this.started = boot;
    return boot;
  }

  /** Wants the result of these settings. A lost worker is replaced on the way; a failed download waits for the reader. */
  show(values: Values): void {
    this.wanted = values;
    const turn = ++this.turn;
    const known = this.edited ? undefined : this.known(values);
    if (known) {
      this.wanted = null;
      if (this.state === "running" || (this.state === "error" && this.started)) this.become("ready");
      this.owner.resultArrived(known);
    } else if (this.state === "ready" || this.state === "running" || (this.state === "error" && this.started)) {
      void this.run(values, turn);
    } else if (this.state === "error" && this.lastFailure.kind === "worker") {
      void this.start();
    }
  }

  /** Takes a reader's version of the model; throws a Failure and keeps the one before where it does not load. */
  async replace(source: string): Promise<void> {
    await this.start();
    if (!this.started) throw this.lastFailure;
    const turn = ++this.turn;
    const wasEdited = this.edited;
    this.edited = source !== this.explainer.model; // so that no setting that comes meanwhile is answered from the page
    this.become("running");
    try {
      await this.load(source);
      const result = await this.runtime.compute(this.explainer.slug, this.owner.values());
      this.source = source;
      if (turn === this.turn) this.owner.resultArrived(result);
    } catch (failure) {
      const problem = asFailure(failure);
      if (problem.kind !== "stopped") {
        this.edited = wasEdited;
        await this.load(this.source).catch(ignore);
        if (turn !== this.turn) this.show(this.owner.values()); // what came meanwhile may have met the reader's version
      }
      throw problem;
    } finally {
      if (turn === this.turn) this.become("ready");
    }
  }

  /** Ends whatever runs and goes back to the original model; what the original could not finish is not tried again. */
  async stop(): Promise<void> {
    this.turn++;
    this.wanted = this.edited ? this.owner.values() : null;
    this.source = this.explainer.model;
    this.edited = false;
    this.runtime.stop(this.explainer.slug);
    this.started = null;
    await this.start();
  }

  /** Goes back to the original model. */
  async restore(): Promise<void> {
    this.source = this.explainer.model;
    this.edited = false;
    if (this.started) await this.load(this.source).catch(ignore);
    this.show(this.owner.values());
  }

  /** How much each parameter matters; null while the runtime is not there. */
  async sensitivity(values: Values): Promise<Sensitivity | null> {
    if (this.state !== "ready" && this.state !== "running") return null;
    return this.runtime.sensitivity(this.explainer.slug, values).catch(() => null);
  }

  /** The result of any settings, beside what is shown; throws a Failure. */
  async compute(values: Values): Promise<Result> {
    await this.start();
    if (!this.started) throw this.lastFailure;
    return this.runtime.compute(this.explainer.slug, values);
  }

  /** Gives the model, and each that follows it, the reader's own table; throws a Failure. */
  async take(table: string): Promise<Taken> {
    await this.start();
    if (!this.started) throw this.lastFailure;
    return this.runtime.take(this.explainer.slug, table);
  }

  /** Ends the session; what still arrives is dropped. */
  close(): void {
    this.closed = true;
    this.turn++;
  }

  /** A result that the build has made. */
  known(values: Values): Result | undefined {
    return Object.values(this.explainer.results).find((result) => sameValues(this.explainer, result.values, values));
  }

  private async boot(): Promise<void> {
    this.become("loading");
    await this.runtime.start();
    await this.load(this.source);
    this.become("ready");
    if (this.wanted) void this.run(this.wanted, ++this.turn);
  }

  private load(source: string): Promise<void> {
    return this.runtime.load(this.explainer.slug, source, this.explainer);
  }

  private async run(values: Values, turn: number): Promise<void> {
    this.become("running");
    try {
      const result = await this.runtime.run(this.explainer.slug, values);
      if (turn !== this.turn || !result) return;
      this.wanted = null;
      this.become("ready");
      this.owner.resultArrived(result);
    } catch (failure) {
      if (turn !== this.turn) return;
      const problem = asFailure(failure);
      if (problem.kind === "model") this.fail(problem);
      else await this.recover(problem);
    }
  }

  /** Python is gone. Where another explainer of the page stopped it, it is started again; else the reader decides. */
  private async recover(failure: Failure): Promise<void> {
    this.started = null;
    if (failure.kind !== "stopped") this.fail(failure);
    else if (!this.closed) await this.start();
  }

  private fail(failure: Failure): void {
    if (this.closed) return;
    this.lastFailure = failure;
    this.become("error");
    this.owner.failed(failure);
  }

  private become(state: State): void {
    if (this.closed || this.state === state) return;
    this.state = state;
    this.owner.stateChanged(state);
  }
}

function ignore(): void {}

/** Whatever was thrown, as a Failure. */
export function asFailure(thrown: unknown): Failure {
  if (typeof thrown === "object" && thrown !== null && "kind" in thrown) return thrown as Failure;
  return { kind: "worker", message: String(thrown) };
}
