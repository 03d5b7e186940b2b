// The state of the widget as the page sees it, in an attribute and in the status line.

import type { Result } from "../live/payload";
import type { State } from "../live/session";
import type { Store } from "../live/store";
import type { Status } from "./status";

const LASTS = 150; // milliseconds after which a run is said to be one

export class StateMark {
  private soon = 0;

  constructor(
    private readonly root: HTMLElement,
    store: Store<Result>,
    private readonly status: Status,
    signal: AbortSignal,
  ) {
    root.dataset.state = store.now.state;
    store.subscribe(({ state }, before) => state !== before.state && this.follow(state), signal);
    signal.addEventListener("abort", () => clearTimeout(this.soon));
  }

  /** A run that is over soon is not said: to write it and to take it back would cost more than the run. */
  private follow(state: State): void {
    clearTimeout(this.soon);
    const said = this.root.dataset.state;
    if (state === "running" && said === "ready") this.soon = window.setTimeout(() => this.say(state), LASTS);
    else if (state !== said || state !== "ready") this.say(state);
  }

  private say(state: State): void {
    const hasStarted = state === "ready" && this.root.dataset.state === "loading"; // a run also ends in this state
    this.root.dataset.state = state;
    this.status.show(state);
    if (hasStarted) this.root.dispatchEvent(new CustomEvent("explainer:started", { bubbles: true }));
  }
}
