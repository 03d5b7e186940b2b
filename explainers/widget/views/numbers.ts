// The main numbers and the sentence that says in words what the chart shows.

import type { Explainer, Result } from "../live/payload";
import { afterPause, find, findAll, setAttribute, setText } from "./dom";
import { fill, format } from "../text/format";
import { texts, unitOf } from "../live/values";

const QUIET = 900; // milliseconds without a change before the sentence is read aloud

/** The sentence of a result. */
export function sentence(explainer: Explainer, result: Result): string {
  return fill(explainer.words.summary[result.summary] ?? "", texts(explainer, result));
}

export class Numbers {
  private readonly summary: HTMLElement;
  private readonly announcement: HTMLElement;
  private readonly announce: () => void;

  constructor(
    private readonly root: HTMLElement,
    private readonly explainer: Explainer,
  ) {
    this.summary = find(root, "[data-summary]");
    this.announcement = find(root, "[data-announcement]");
    this.announce = afterPause(() => setText(this.announcement, this.summary.textContent ?? ""), QUIET);
  }

  /** Writes the numbers of a result, and beside them those of the pinned run. */
  show(result: Result, pinned: Result | null): void {
    for (const element of findAll(this.root, "[data-output]"))
      this.write(element, element.dataset.output ?? "", result);
    for (const element of findAll(this.root, "[data-pinned-output]")) {
      this.writePinned(element, element.dataset.pinnedOutput ?? "", pinned);
    }
    const text = sentence(this.explainer, result);
    if (text === this.summary.textContent) return;
    setText(this.summary, text);
    this.announce();
  }

  private text(id: string, value: number): string {
    const output = this.explainer.outputs.find((candidate) => candidate.id === id);
    return output ? format(value, unitOf(this.explainer, output), output.digits) : String(value);
  }

  private write(element: HTMLElement, id: string, result: Result): void {
    const value = result.outputs[id];
    if (typeof value !== "number") return;
    setText(element, this.text(id, value));
    setAttribute(element, "data-value", String(value));
  }

  private writePinned(element: HTMLElement, id: string, pinned: Result | null): void {
    const value = pinned?.outputs[id];
    const pattern = this.explainer.interface.tools?.pinned_value ?? "{value}";
    setText(element, typeof value === "number" ? fill(pattern, { value: this.text(id, value) }) : "");
  }
}
