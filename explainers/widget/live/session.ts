// The runs of one view: which settings are wanted, which model answers them, and in which state the view is.
//
// Settings that the build has already run, or Python on this visit, are answered at once. Others wait for the runtime,
// one at a time; only the latest count. Views know nothing of each other: what one's reader changes is a model of that
// view's own, and nothing of a reader's version is remembered.

import { complete } from "./apart";
import { asFailure, isOfProgram, unlessStopped } from "./failures";
import { effects } from "./likely";
import { Memory } from "./memory";
import type { Explainer, Result, Sensitivity, Taken, Values } from "./payload";
import { type Failure, type Model, Runtime } from "./runtime";
import { sameValues } from "./values";

export type State = "static" | "loading" | "ready" | "running" | "error";

/** Whose runs these are. */
export interface Owner {
  /** The settings that are shown now. */
  values(): Values;
  stateChanged(state: State): void;
  resultArrived(result: Result): void;
  failed(failure: Failure): void;
  /** A run of this view was stopped; the original model answers again. */
  stopped(): void;
}

export class Session {
  private static views = 0;

  state: State = "static";
  private readonly view = ++Session.views;
  private readonly memory: Memory;
  private model: Model;
  private changes = 0;
  private trials = 0;
  private wanted: Values | null = null;
  private isAsking = false;
  private started: Promise<void> | null = null;
  private lastFailure: Failure = { kind: "worker" };
  private closed = false;

  constructor(
    private readonly explainer: Explainer,
    private readonly owner: Owner,
    private readonly runtime = Runtime.shared(),
    /** The scene whose runs these are; it knows by itself what the build has run. */
    private readonly scene = "",
  ) {
    this.model = this.make(explainer.model, null);
    this.memory = new Memory(explainer.parameters);
  }

  /** Whether a reader's version of the model answers. */
  get edited(): boolean {
    return this.model.source !== this.explainer.model;
  }

  /** Boots the runtime and loads the model; harmless when asked again. */
  start(): Promise<void> {
    if (this.started) return this.started;
    const boot: Promise<void> = this.boot().catch((failure: unknown) => {
      if (this.started === boot) this.lose(asFailure(failure));
    });
    this.started = boot;
    return boot;
  }

  /**
   * Wants the result of these settings. A lost worker is replaced on the way; a failed download waits for the
   * reader.
   */
  show(values: Values): void {
    const found = this.atHand(values);
    this.wanted = found ? null : { ...values };
    if (found) {
      if (this.state === "running" || (this.state === "error" && this.started)) this.rest();
      this.owner.resultArrived(found);
    } else if (this.wanted && this.known(values)) {
      void this.complete(this.wanted);
    } else if (this.started) {
      void this.answer();
    } else if (this.state === "error" && this.lastFailure.kind === "worker") {
      void this.start();
    }
  }

  /** Shows a situation as soon as what is drawn of it has come; where that fails, Python is asked. */
  private async complete(wanted: Values): Promise<void> {
    await complete(this.explainer).catch(() => undefined);
    if (this.wanted !== wanted) return;
    if (!this.explainer.apart) this.show(wanted);
    else if (this.started) void this.answer();
    else void this.start();
  }

  /** Wants nothing any more; what still comes is not shown. */
  drop(): void {
    this.wanted = null;
    if (this.state === "running") this.rest();
  }

  /** Takes a reader's version of the model; throws a Failure and keeps the one before where it cannot run. */
  async replace(source: string): Promise<void> {
    await this.exchange(({ table }) => this.make(source, table));
  }

  /** Takes the reader's own table, unless it has problems; throws a Failure. */
  async take(table: string): Promise<Taken> {
    return (await this.exchange(({ source }) => this.make(source, table))) as Taken;
  }

  /** Goes back to the original model. */
  restore(): void {
    this.use(this.make(this.explainer.model, this.model.table));
  }

  /** Ends whatever runs and goes back to the original model; what the original could not finish is not tried again. */
  stop(): Promise<void> {
    this.runtime.stop(this.view);
    this.leave();
    this.started = null;
    return this.start();
  }

  /** How much each parameter matters; null while the runtime is not there. */
  async sensitivity(values: Values): Promise<Sensitivity | null> {
    if (this.state !== "ready" && this.state !== "running") return null;
    const remembered = effects(this.explainer, values, (state) => this.atHand(state));
    return remembered ?? this.runtime.sensitivity(this.model, values).catch(() => null);
  }

  /** The result of any settings, beside what is shown; throws a Failure. */
  async compute(values: Values): Promise<Result> {
    await this.arrive();
    return this.runtime.run(this.model, values);
  }

  // Ahead of the reader

  /** Whether it is the explainer's own model that would answer, and at once, unless other views wait for something. */
  get canForesee(): boolean {
    return this.state === "ready" && !this.edited && this.runtime.has(this.model);
  }

  /** Whether these settings can be answered at once. */
  has(values: Values): boolean {
    return this.atHand(values) !== undefined;
  }

  /** Runs settings that nobody has asked for, and remembers the result; false where Python is gone. */
  async foresee(values: Values): Promise<boolean> {
    const model = this.model;
    try {
      this.remember(model, values, await this.runtime.run(model, values));
      return true;
    } catch (thrown) {
      return asFailure(thrown).kind === "model"; // the model refuses this state, and may not refuse the next
    }
  }

  /** Ends the session; what still arrives is dropped. */
  close(): void {
    this.closed = true;
    this.wanted = null;
    this.runtime.forget(this.model);
  }

  // The model

  /** The model with this source and this table: the explainer's own, or one of this view. */
  private make(source: string, table: string | null): Model {
    const { slug, model } = this.explainer;
    const isOurs = source === model && table === null;
    const key = isOurs ? slug : `${slug}/view-${this.view}-${++this.changes}`;
    return { key, view: isOurs ? 0 : this.view, source, table, explainer: this.explainer };
  }

  /** Uses another model once it has run; says what became of its table. One with problems there is not used. */
  private async exchange(change: (now: Model) => Model): Promise<Taken | null> {
    await this.arrive();
    const before = this.model;
    const model = change(before);
    try {
      const taken = await this.tryOut(model, model.source !== before.source);
      if (taken?.problems.length) return taken;
      if (this.model === before) {
        this.use(model);
        return taken;
      }
    } catch (thrown) {
      this.runtime.forget(model);
      const problem = asFailure(thrown);
      if (!isOfProgram(problem) && problem.kind !== "stopped") this.lose(problem);
      throw problem;
    }
    this.runtime.forget(model);
    return this.exchange(change); // it has been exchanged meanwhile, so that what is new there would be lost
  }

  private async tryOut(model: Model, isNew: boolean): Promise<Taken | null> {
    this.trials += 1;
    this.become("running");
    try {
      const taken = await this.runtime.load(model);
      if (isNew) await this.runtime.run(model, this.owner.values());
      return taken;
    } finally {
      this.trials -= 1;
      if (this.state === "running") this.rest();
    }
  }

  private use(model: Model): void {
    const before = this.model;
    if (model.key === before.key) return;
    this.model = model;
    this.memory.clear();
    this.runtime.forget(before);
    if (!this.closed) this.show(this.owner.values());
  }

  /** Takes the reader's version out of use, because it had to be stopped. */
  private leave(): void {
    if (this.edited) this.restore();
    this.owner.stopped();
  }

  // Runs

  private async boot(): Promise<void> {
    this.become("loading");
    await this.runtime.start();
    await this.runtime.load(this.model).catch(unlessStopped);
    this.become("ready");
    void this.answer();
  }

  /** Waits until the model is there; throws the Failure that keeps it away. */
  private async arrive(): Promise<void> {
    await this.start();
    if (!this.started) throw this.lastFailure;
  }

  /** Asks for what is wanted until it is answered; what was wanted before is dropped. */
  private async answer(): Promise<void> {
    if (!this.wanted || !this.isThere) return;
    this.become("running");
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      while (this.wanted && this.isThere) await this.ask(this.wanted);
    } finally {
      this.isAsking = false;
    }
  }

  /** Whether the runtime can be asked. */
  private get isThere(): boolean {
    return this.started !== null && this.state !== "loading";
  }

  private async ask(values: Values): Promise<void> {
    const model = this.model;
    const isWanted = () => values === this.wanted;
    const result = await this.runtime.run(model, values, this.scene).catch((thrown: unknown) => {
      const failure = asFailure(thrown);
      if (failure.kind === "stopped" && model === this.model) this.wasStopped(isWanted());
      else if (isWanted()) this.missed(failure);
      return null;
    });
    if (result) this.remember(model, values, result);
    if (!result || !isWanted()) return;
    this.wanted = null;
    this.rest();
    this.owner.resultArrived(result);
  }

  /** A run did not end. What is wanted of a reader's version is then asked of the original. */
  private wasStopped(isWanted: boolean): void {
    if (isWanted) this.wanted = null;
    if (this.edited) this.leave();
    else this.rest();
  }

  /** What is wanted has no answer. */
  private missed(failure: Failure): void {
    if (!isOfProgram(failure)) {
      this.lose(failure);
      return;
    }
    this.wanted = null;
    this.fail(failure);
  }

  /** Python is gone; the reader, or the next setting, starts it again. */
  private lose(failure: Failure): void {
    this.started = null;
    this.fail(failure);
  }

  private fail(failure: Failure): void {
    if (this.closed) return;
    this.lastFailure = failure;
    this.become("error");
    this.owner.failed(failure);
  }

  /** Ready, unless something is wanted or tried. */
  private rest(): void {
    if (this.state !== "loading") this.become(this.trials || this.wanted ? "running" : "ready");
  }

  private become(state: State): void {
    if (this.closed || this.state === state) return;
    this.state = state;
    this.owner.stateChanged(state);
  }

  /** A result that needs no run and nothing that has still to come. */
  private atHand(values: Values): Result | undefined {
    if (this.edited || this.scene) return undefined;
    const remembered = this.runtime.has(this.model) ? this.memory.get(values) : undefined; // else Python is to start
    return remembered ?? (this.explainer.apart ? undefined : this.known(values));
  }

  /** Keeps a result, unless it comes from a reader's version, or from a model that has been exchanged meanwhile. */
  private remember(model: Model, values: Values, result: Result): void {
    if (model === this.model && !this.edited && !this.scene) this.memory.keep(values, result);
  }

  /** A result that the build has made. */
  private known(values: Values): Result | undefined {
    if (this.edited || this.scene) return undefined;
    return Object.values(this.explainer.results).find((result) => sameValues(this.explainer, result.values, values));
  }
}
