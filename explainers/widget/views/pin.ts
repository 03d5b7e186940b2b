// The button that keeps the present run for comparison.

import type { Laboratory } from "../live/laboratory";
import type { Result } from "../live/payload";
import { connectAll, find, setAttribute, setText } from "./dom";
import type { Status } from "./status";

export class Pin {
  private readonly button: HTMLElement;

  constructor(
    private readonly root: HTMLElement,
    private readonly laboratory: Laboratory,
    private readonly status: Status,
    signal: AbortSignal,
  ) {
    const { store } = laboratory;
    this.button = find(root, "[data-action=pin]");
    connectAll(root, { pin: () => void laboratory.togglePin() }, signal);
    store.subscribe(({ pinned }, before) => pinned !== before.pinned && this.show(pinned), signal);
    this.show(store.now.pinned);
  }

  private show(pinned: Result | null): void {
    const words = this.laboratory.explainer.interface.tools ?? {};
    setAttribute(this.button, "aria-pressed", String(pinned !== null));
    setText(find(this.button, "span"), (pinned ? words.unpin : words.pin) ?? "");
    this.root.toggleAttribute("data-pinned", pinned !== null);
    find(this.root, "[data-pinned-key]").hidden = pinned === null;
    if (pinned) this.status.confirm(words.pinned ?? "");
  }
}
