// The element `<econ-prediction>`: the reader commits to an answer, the widget shows the run, both stand side by side.
// Never graded; the answer stays in the reader's browser, unless the page around says otherwise.

import type { Explainer } from "../live/payload";
import { find, findAll, setText } from "../views/dom";
import { tellApart } from "./copies";
import { declaration, EconExplainer } from "./explainer";
import { fill } from "../text/format";
import { sentence } from "../views/numbers";
import { texts } from "../live/values";

/** What the reader expects and writes about it; the event `prediction:made` carries it whenever it changes. */
export interface Kept {
  answer: string;
  why: string;
}

export class EconPrediction extends HTMLElement {
  private ending: AbortController | null = null;
  private kept: Kept = { answer: "", why: "" };

  connectedCallback(): void {
    if (!this.widget) return;
    tellApart(this);
    this.ending = new AbortController();
    const { signal } = this.ending;
    find(this, "form").addEventListener("submit", (event) => this.commit(event), { signal });
    find(this, "[data-again]").addEventListener("click", () => this.again(), { signal });
    find<HTMLTextAreaElement>(this, "[data-why]").addEventListener("input", () => this.keepReason(), { signal });
    find<HTMLFieldSetElement>(this, "fieldset").disabled = false;
    this.toggleAttribute("data-live", true);
    this.kept = this.read();
    if (this.kept.answer) this.show();
  }

  disconnectedCallback(): void {
    this.ending?.abort();
    this.removeAttribute("data-live");
  }

  /** Takes an answer that was kept elsewhere, or none, in place of what this browser has kept. */
  restore(kept: Kept): void {
    this.kept = kept;
    this.write();
    this.ask();
    find<HTMLTextAreaElement>(this, "[data-why]").value = kept.why;
    if (kept.answer) this.show();
  }

  private get slug(): string {
    return this.getAttribute("for") ?? "";
  }

  private get widget(): HTMLElement | null {
    return document.querySelector<HTMLElement>(`econ-explainer[slug="${CSS.escape(this.slug)}"]`);
  }

  private get explainer(): Explainer | null {
    return declaration(this.widget);
  }

  private commit(event: Event): void {
    event.preventDefault();
    const chosen = this.querySelector<HTMLInputElement>("input:checked");
    const words = this.explainer?.interface.prediction ?? {};
    setText(find(this, "[data-prediction-problem]"), chosen ? "" : (words.choose ?? ""));
    if (!chosen) return;
    this.kept = { ...this.kept, answer: chosen.value };
    this.write();
    this.show();
    if (this.widget instanceof EconExplainer) void this.widget.reveal(this.dataset.reveal ?? "");
    find(this, "[data-revealed]").focus();
  }

  /** Puts the reader's answer beside the model's. */
  private show(): void {
    const explainer = this.explainer;
    const result = explainer?.results[this.dataset.reveal ?? ""];
    const chosen = findAll<HTMLInputElement>(this, "input[type=radio]").find(({ value }) => value === this.kept.answer);
    if (!explainer || !result || !chosen) return;
    const words = explainer.interface.prediction ?? {};
    chosen.checked = true;
    setText(find(this, "[data-expected]"), explainer.words.prediction.options[chosen.value] ?? "");
    setText(find(this, "[data-shows]"), sentence(explainer, result));
    setText(find(this, "[data-verdict]"), (chosen.value === this.dataset.answer ? words.same : words.different) ?? "");
    setText(find(this, "[data-explanation]"), fill(explainer.words.prediction.reveal, texts(explainer, result)));
    setText(find(this, "[data-look]"), words.look ?? "");
    find<HTMLTextAreaElement>(this, "[data-why]").value = this.kept.why;
    find(this, "[data-revealed]").hidden = false;
    find(this, "form").hidden = true;
  }

  private again(): void {
    this.kept = { ...this.kept, answer: "" };
    this.write();
    this.ask();
    find<HTMLInputElement>(this, "input[type=radio]").focus();
  }

  private ask(): void {
    find(this, "[data-revealed]").hidden = true;
    find(this, "form").hidden = false;
    for (const input of findAll<HTMLInputElement>(this, "input[type=radio]")) input.checked = false;
  }

  private keepReason(): void {
    this.kept = { ...this.kept, why: find<HTMLTextAreaElement>(this, "[data-why]").value };
    this.write();
  }

  // A browser may forbid storage; then the answer lasts as long as the page.

  private read(): Kept {
    try {
      const kept = JSON.parse(localStorage.getItem(this.place) ?? "{}") as Partial<Kept>;
      return { answer: String(kept.answer ?? ""), why: String(kept.why ?? "") };
    } catch {
      return { answer: "", why: "" };
    }
  }

  private write(): void {
    try {
      localStorage.setItem(this.place, JSON.stringify(this.kept));
    } catch {
      // see above
    }
    if (this.kept.answer) this.dispatchEvent(new CustomEvent("prediction:made", { bubbles: true, detail: this.kept }));
  }

  private get place(): string {
    return `econ-prediction:${this.slug}`;
  }
}
