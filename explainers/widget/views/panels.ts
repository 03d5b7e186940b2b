// What stands behind the chart: one panel at most is open, below everything else, and its button closes it again.

import { findAll, setAttribute } from "./dom";

export class Panels {
  current = "";
  private readonly buttons: HTMLButtonElement[];
  private readonly panels: HTMLElement[];
  private readonly listeners = new Map<string, Set<() => void>>();

  constructor(root: HTMLElement, signal: AbortSignal) {
    this.buttons = findAll<HTMLButtonElement>(root, "[data-tab]");
    this.panels = findAll(root, "[data-panel]");
    for (const button of this.buttons) {
      button.disabled = false;
      button.addEventListener("click", () => this.toggle(button.dataset.tab ?? ""), { signal });
    }
    this.mark("");
  }

  /** Calls the listener whenever that panel opens. */
  whenOpened(name: string, listener: () => void): void {
    const listeners = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, listeners.add(listener));
  }

  /** Shows a panel. */
  open(name: string): void {
    if (name === this.current) return;
    this.mark(name);
    this.letScroll();
    for (const listener of this.listeners.get(name) ?? []) listener();
  }

  private toggle(name: string): void {
    if (name === this.current) this.mark("");
    else this.open(name);
  }

  /** Lets the keyboard scroll an equation that is wider than its panel. */
  private letScroll(): void {
    for (const equation of this.panels.flatMap((panel) => findAll(panel, ".econ-equation"))) {
      setAttribute(equation, "tabindex", equation.scrollWidth > equation.clientWidth ? "0" : null);
    }
  }

  private mark(name: string): void {
    this.current = name;
    for (const button of this.buttons) setAttribute(button, "aria-expanded", String(button.dataset.tab === name));
    for (const panel of this.panels) panel.toggleAttribute("data-open", panel.dataset.panel === name);
  }
}
