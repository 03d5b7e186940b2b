// What one view of a model shows. Whoever changes it says only what changes; whoever draws it subscribes.

import type { Values } from "./payload";
import type { State } from "./session";

export interface View<Shown> {
  /** The settings that are wanted. */
  values: Values;
  /** What is shown: the answer to these settings, or to the ones before while they are on their way. */
  result: Shown | null;
  /** A result that the reader keeps for comparison. */
  pinned: Shown | null;
  state: State;
}

type Listener<Shown> = (now: View<Shown>, before: View<Shown>) => void;

export class Store<Shown> {
  private readonly listeners = new Set<Listener<Shown>>();

  constructor(private view: View<Shown>) {}

  get now(): View<Shown> {
    return this.view;
  }

  /** Takes what changes, and tells everybody. */
  update(change: Partial<View<Shown>>): void {
    const before = this.view;
    this.view = { ...before, ...change };
    for (const listener of this.listeners) listener(this.view, before);
  }

  /** Calls the listener after every change, until the signal ends. */
  subscribe(listener: Listener<Shown>, signal: AbortSignal): void {
    this.listeners.add(listener);
    signal.addEventListener("abort", () => this.listeners.delete(listener));
  }
}
