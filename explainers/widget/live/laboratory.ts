// What a reader does with the laboratory: moving settings, pinning a run, putting in a table. All that is to be seen
// of it stands in the store; views subscribe to that and know nothing of each other.

import { complete } from "./apart";
import type { Explainer, Result, Sensitivity, Taken, Values } from "./payload";
import type { Failure } from "./runtime";
import { Session } from "./session";
import { Store } from "./store";
import { startValues } from "./values";

/** Who is told what no store can hold. */
export interface Owner {
  failed(failure: Failure): void;
  /** A reader's version of the model had to be stopped; the original answers again. */
  stopped(): void;
}

export class Laboratory {
  readonly store: Store<Result>;
  readonly session: Session;
  private hasTable = false;

  constructor(
    readonly explainer: Explainer,
    owner: Owner,
  ) {
    const values = startValues(explainer);
    this.store = new Store<Result>({ values, result: this.startResult, pinned: null, state: "static" });
    this.session = new Session(explainer, {
      values: () => this.store.now.values,
      stateChanged: (state) => this.store.update({ state }),
      resultArrived: (found) => this.store.update({ result: found }),
      failed: (failure) => owner.failed(failure),
      stopped: () => owner.stopped(),
    });
  }

  /** Fetches what is drawn of the situations. Where it does not come, Python is asked for what is shown. */
  async arrive(): Promise<void> {
    if (this.explainer.apart) await complete(this.explainer).catch(() => undefined);
    if (this.store.now.result) return;
    if (this.startResult) this.store.update({ result: this.startResult });
    else this.showAgain();
  }

  /** Wants settings, and their result as soon as it can be had. */
  show(values: Values): void {
    this.store.update({ values: { ...values } });
    if (!this.lacksTable) this.session.show(values);
  }

  /** Wants some settings changed. */
  change(some: Values): void {
    this.show({ ...this.store.now.values, ...some });
  }

  /** Wants a named situation, or the start values for "". */
  showPreset(id: string): void {
    const result = this.explainer.results[id];
    if (result) this.show(result.values);
  }

  /** Pins the start values and shows a situation beside them. */
  async compare(id: string): Promise<void> {
    if (this.explainer.apart) await this.arrive();
    this.store.update({ pinned: this.startResult });
    this.showPreset(id);
  }

  /** Keeps the present run for comparison, or lets go of the one that is kept. */
  async togglePin(): Promise<void> {
    if (!this.store.now.result) await this.arrive();
    const { pinned, result } = this.store.now;
    this.store.update({ pinned: pinned ? null : result });
  }

  /** The run of the start values; null until what is drawn of it has come. */
  private get startResult(): Result | null {
    return this.explainer.apart ? null : (this.explainer.results[""] ?? null);
  }

  /** Wants the same settings once more, after a failure. */
  showAgain(): void {
    this.session.show(this.store.now.values);
  }

  /** Whether the settings ask for a table of the reader's own, and there is none. */
  get lacksTable(): boolean {
    const own = this.explainer.own_data;
    return own !== null && this.store.now.values[own.parameter] === own.option && !this.hasTable;
  }

  /** Takes the reader's own table and shows it, unless it has problems; throws a Failure. */
  async take(base64: string): Promise<Taken> {
    const taken = await this.session.take(base64);
    if (!taken.problems.length) this.hasTable = true;
    return taken;
  }

  /** How much each setting matters; null while the model is not there. */
  sensitivity(): Promise<Sensitivity | null> {
    return this.session.sensitivity(this.store.now.values);
  }

  close(): void {
    this.session.close();
  }
}
