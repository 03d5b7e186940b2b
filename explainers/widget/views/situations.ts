// The named situations: a list from which one is chosen, and marked while its settings are the present ones.

import type { Explainer, Result, Values } from "../live/payload";
import type { Store } from "../live/store";
import { sameValues } from "../live/values";
import { connectAll, findAll, setAttribute } from "./dom";

export class Situations {
  private readonly buttons: HTMLButtonElement[];

  constructor(
    root: HTMLElement,
    private readonly explainer: Explainer,
    store: Store<Result>,
    choose: (id: string) => void,
    signal: AbortSignal,
  ) {
    this.buttons = findAll<HTMLButtonElement>(root, "button[data-preset]");
    for (const button of this.buttons) {
      button.disabled = false;
      button.addEventListener("click", () => choose(button.dataset.preset ?? ""), { signal });
    }
    connectAll(root, { reset: () => choose("") }, signal);
    store.subscribe(({ values }, before) => values !== before.values && this.mark(values), signal);
    this.mark(store.now.values);
  }

  private mark(values: Values): void {
    const { presets } = this.explainer;
    const chosen = presets.find((preset) => sameValues(this.explainer, preset.values, values))?.id;
    for (const button of this.buttons) setAttribute(button, "aria-pressed", String(button.dataset.preset === chosen));
  }
}
