// The settings without which there is a story, too: folded away, with a word on how many of them have been moved.

import type { Explainer, Result, Values } from "../live/payload";
import type { Store } from "../live/store";
import { fill } from "../text/format";
import { find, setText } from "./dom";

export class MoreSettings {
  private readonly fold: HTMLDetailsElement | null;

  constructor(
    root: HTMLElement,
    private readonly explainer: Explainer,
    private readonly store: Store<Result>,
    signal: AbortSignal,
  ) {
    this.fold = root.querySelector<HTMLDetailsElement>("[data-more]");
    if (!this.fold) return;
    this.fold.open = false; // without scripts it stands open
    store.subscribe(({ values }, before) => values !== before.values && this.count(values), signal);
    this.count(store.now.values);
    window.addEventListener("beforeprint", () => this.unfold(), { signal });
  }

  /** Opens where something inside is not at its start value. */
  openWhereChanged(): void {
    if (this.fold && this.moved(this.store.now.values)) this.fold.open = true;
  }

  private moved(values: Values): number {
    const folded = this.explainer.parameters.filter(({ primary }) => !primary);
    return folded.filter(({ id, default: start }) => values[id] !== start).length;
  }

  private count(values: Values): void {
    const moved = this.moved(values);
    const pattern = this.explainer.interface.controls?.moved ?? "";
    setText(find(this.fold as HTMLElement, "[data-moved]"), moved ? fill(pattern, { count: String(moved) }) : "");
  }

  /** Paper shows every setting. */
  private unfold(): void {
    const { fold } = this;
    if (!fold || fold.open) return;
    fold.open = true;
    window.addEventListener("afterprint", () => (fold.open = false), { once: true });
  }
}
