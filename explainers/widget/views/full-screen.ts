// The explainer on the whole screen, for projectors.

import type { Explainer } from "../live/payload";
import { connectAll, find, setText } from "./dom";

const ACTION = "full-screen";

export class FullScreen {
  private readonly button: HTMLElement;

  constructor(
    private readonly root: HTMLElement,
    private readonly explainer: Explainer,
    signal: AbortSignal,
  ) {
    this.button = find(root, `[data-action=${ACTION}]`);
    this.button.hidden = !document.fullscreenEnabled;
    connectAll(root, { [ACTION]: () => void this.toggle() }, signal);
    document.addEventListener("fullscreenchange", () => this.show(), { signal });
  }

  private async toggle(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen().catch(() => undefined);
    else await this.root.requestFullscreen().catch(() => undefined);
  }

  private show(): void {
    const isFull = document.fullscreenElement === this.root;
    const words = this.explainer.interface.tools ?? {};
    this.button.setAttribute("aria-pressed", String(isFull));
    setText(find(this.button, "span"), (isFull ? words.leave_full_screen : words.full_screen) ?? "");
  }
}
