// The views as tabs: one is shown; arrow keys, Home and End move between them.

import { findAll } from "./dom";

export class Tabs {
  current = "chart";
  private readonly tabs: HTMLElement[];
  private readonly panels: HTMLElement[];

  constructor(
    root: HTMLElement,
    private readonly opened: (name: string) => void,
    signal: AbortSignal,
  ) {
    this.tabs = findAll(root, "[role=tab]");
    this.panels = findAll(root, "[data-panel]");
    for (const panel of this.panels) panel.setAttribute("role", "tabpanel");
    for (const tab of this.tabs) {
      tab.addEventListener("click", () => this.open(tab.dataset.tab ?? ""), { signal });
      tab.addEventListener("keydown", (event) => this.move(event, tab), { signal });
    }
    this.mark("chart");
  }

  /** Shows a view. */
  open(name: string): void {
    if (name === this.current) return;
    this.mark(name);
    this.opened(name);
  }

  private mark(name: string): void {
    this.current = name;
    for (const tab of this.tabs) {
      const chosen = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
    for (const panel of this.panels) panel.toggleAttribute("data-open", panel.dataset.panel === name);
  }

  private move(event: KeyboardEvent, tab: HTMLElement): void {
    const place = this.tabs.indexOf(tab);
    const forward = getComputedStyle(tab).direction === "rtl" ? -1 : 1;
    const steps: Record<string, number> = {
      ArrowRight: place + forward,
      ArrowLeft: place - forward,
      Home: 0,
      End: this.tabs.length - 1,
    };
    const target = steps[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = this.tabs[(target + this.tabs.length) % this.tabs.length];
    next?.focus();
    this.open(next?.dataset.tab ?? "");
  }
}
