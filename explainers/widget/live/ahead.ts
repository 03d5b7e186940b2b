// Runs that a hand will ask for next, made while nobody asks for anything: a slider that is then moved is answered from
// memory. They also keep Python's most used code warm, which the browser compiles better, and keeps for later visits.
//
// Nobody waits for these runs, so they make nobody wait: there is never more than one under way, and none while the
// reader moves something, looks elsewhere, or waits for an answer.

import type { Laboratory } from "./laboratory";
import { likely } from "./likely";
import type { Values } from "./payload";
import { Runtime } from "./runtime";
import { isSparing } from "./sparing";

const QUIET = 300; // milliseconds without a change before it begins
const BREATH = 30; // milliseconds between runs, where the browser does not say when it is idle
const MOST = 1_000; // runs for one laboratory: some 400 until the browser keeps its code, the others for hands

export class Ahead {
  private readonly moved: string[] = []; // the sliders that have been moved, the last one first
  private left = MOST;
  private timer = 0;
  private turn = 0;
  private isOnScreen = false;

  constructor(
    root: Element,
    private readonly laboratory: Laboratory,
    signal: AbortSignal,
  ) {
    const watcher = new IntersectionObserver((all) => {
      this.isOnScreen = all.at(-1)?.isIntersecting ?? false;
      this.wait();
    });
    watcher.observe(root);
    laboratory.store.subscribe(({ values, state }, before) => {
      if (values !== before.values) this.note(values, before.values);
      if (values !== before.values || state !== before.state) this.wait();
    }, signal);
    document.addEventListener("visibilitychange", () => this.wait(), { signal });
    signal.addEventListener("abort", () => {
      watcher.disconnect();
      this.end();
    });
  }

  /** Remembers which slider was moved. Where more than one has changed, a situation or a link was chosen. */
  private note(now: Values, before: Values): void {
    const changed = Object.keys(now).filter((id) => now[id] !== before[id]);
    const [id] = changed;
    if (changed.length === 1 && id) this.moved.splice(0, this.moved.length, ...new Set([id, ...this.moved]));
  }

  /** Begins once nothing has changed for a while; what was under way ends. */
  private wait(): void {
    this.end();
    if (this.left && this.isWanted) this.timer = window.setTimeout(() => void this.work(), QUIET);
  }

  private end(): void {
    this.turn += 1;
    clearTimeout(this.timer);
  }

  private get isWanted(): boolean {
    const { session, lacksTable } = this.laboratory;
    return this.isOnScreen && !document.hidden && session.canForesee && !lacksTable;
  }

  private async work(): Promise<void> {
    const turn = this.turn;
    if (await isSparing()) return;
    const { explainer, store, session } = this.laboratory;
    for (const values of likely(explainer, store.now.values, this.moved)) {
      if (session.has(values)) continue;
      await idle();
      if (turn !== this.turn) return;
      if (Runtime.shared().isBusy) return this.wait();
      if (this.left === 0) return;
      this.left -= 1;
      if (!(await session.foresee(values))) return;
    }
  }
}

/** Waits until the page has nothing else to do. */
function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) window.requestIdleCallback(resolve);
    else setTimeout(resolve, BREATH);
  });
}
