// The main numbers and the sentence that says in words what the chart shows.

import type { Explainer, Result } from "../live/payload";
import type { Store } from "../live/store";
import { afterPause, find, findAll, oncePerFrame, setAttribute, setText } from "./dom";
import { fill } from "../text/format";
import { texts } from "../live/values";

const QUIET = 900; // milliseconds without a change before the sentence is read aloud

/** The sentence of a result. */
export function sentence(explainer: Explainer, result: Result): string {
  return fill(explainer.words.summary[result.summary] ?? "", texts(explainer, result));
}

export class Numbers {
  private readonly summary: HTMLElement;
  private readonly announcement: HTMLElement;
  private readonly announce: () => void;
  private readonly outputs: HTMLElement[];
  private readonly pinnedOutputs: HTMLElement[];
  private readonly write = oncePerFrame(() => this.show());

  constructor(
    root: HTMLElement,
    private readonly explainer: Explainer,
    private readonly store: Store<Result>,
    signal: AbortSignal,
  ) {
    this.summary = find(root, "[data-summary]");
    this.announcement = find(root, "[data-announcement]");
    this.outputs = findAll(root, "[data-output]");
    this.pinnedOutputs = findAll(root, "[data-pinned-output]");
    this.announce = afterPause(() => setText(this.announcement, this.summary.textContent ?? ""), QUIET);
    store.subscribe((now, before) => {
      if (now.result !== before.result || now.pinned !== before.pinned) this.write();
    }, signal);
    keepScrollable(find(root, ".econ-summary"), signal);
  }

  /** Writes the numbers of a result, and beside them those of the pinned run. */
  private show(): void {
    const { result, pinned } = this.store.now;
    if (!result) return;
    const found = texts(this.explainer, result);
    const before = pinned && texts(this.explainer, pinned);
    for (const element of this.outputs) this.writeNumber(element, element.dataset.output ?? "", found, result);
    for (const element of this.pinnedOutputs) this.writePinned(element, element.dataset.pinnedOutput ?? "", before);
    const text = fill(this.explainer.words.summary[result.summary] ?? "", found);
    if (text === this.summary.textContent) return;
    setText(this.summary, text);
    this.announce();
  }

  private writeNumber(element: HTMLElement, id: string, texts: Record<string, string>, result: Result): void {
    const value = result.outputs[id];
    setText(element, texts[id] ?? "");
    setAttribute(element, "data-value", value === null ? "" : String(value));
  }

  private writePinned(element: HTMLElement, id: string, texts: Record<string, string> | null): void {
    const pattern = this.explainer.interface.tools?.pinned_value ?? "{value}";
    setText(element, texts ? fill(pattern, { value: texts[id] ?? "" }) : "");
  }
}

/** Where the sentence is longer than its box, the box can be scrolled with keys, too. */
function keepScrollable(box: HTMLElement, signal: AbortSignal): void {
  const watcher = new ResizeObserver(() =>
    setAttribute(box, "tabindex", box.scrollHeight > box.clientHeight + 1 ? "0" : null),
  );
  for (const part of [box, ...box.children]) watcher.observe(part);
  signal.addEventListener("abort", () => watcher.disconnect());
}
