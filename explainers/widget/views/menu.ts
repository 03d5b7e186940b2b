// A small menu behind a button.

import { find } from "./dom";

export class Menu {
  private readonly list: HTMLElement;

  constructor(
    private readonly root: HTMLElement,
    private readonly button: HTMLButtonElement,
    signal: AbortSignal,
  ) {
    this.list = find(root, ".econ-menu-list");
    button.disabled = false;
    button.addEventListener("click", () => this.toggle(), { signal });
    this.list.addEventListener("click", () => this.toggle(false), { signal });
    root.addEventListener("keydown", (event) => event.key === "Escape" && this.toggle(false), { signal });
    document.addEventListener("click", (event) => this.closeFor(event), { signal });
  }

  /** Opens or closes it; closed, it gives the focus back to its button. */
  toggle(open = this.list.hidden): void {
    const hadFocus = this.list.contains(document.activeElement);
    this.list.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (!open && hadFocus) this.button.focus();
  }

  private closeFor(event: Event): void {
    if (!find(this.root, ".econ-menu").contains(event.target as Node)) this.toggle(false);
  }
}
