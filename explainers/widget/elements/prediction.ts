// The element `<econ-prediction>`: the reader commits to an answer by one tap, the model shows its own. It stands on a
// card of its own, where the laboratory then shows the run, or in a scene, which then moves there. The answer is not
// graded and stays in the reader's browser, unless the page around says otherwise.

import { isStill } from "../live/declared";
import { find, findAll, setText } from "../views/dom";
import { tellApart } from "./copies";
import { EconExplainer } from "./explainer";

/** What the reader expects and writes about it; the event `prediction:made` carries it whenever it changes. */
export interface Kept {
  answer: string;
  why: string;
}

export type Stage = "asking" | "answered" | "skipped";

/** What the event `prediction:stage` carries; it is new where the reader has just brought it about. */
export interface Entered {
  stage: Stage;
  isNew: boolean;
  verdict: string;
}

export class EconPrediction extends HTMLElement {
  private ending: AbortController | null = null;
  private kept: Kept = { answer: "", why: "" };
  private entered: Stage = "asking";

  connectedCallback(): void {
    if (!this.scene && !this.laboratory) return;
    if (this.scene && isStill(this.scene)) return; // which brings another one in its place
    tellApart(this);
    this.ending = new AbortController();
    this.listen(this.ending.signal);
    this.toggleAttribute("data-live", true);
    this.kept = this.read();
    this.enter(this.choice ? "answered" : "asking");
  }

  disconnectedCallback(): void {
    this.ending?.abort();
    this.removeAttribute("data-live");
  }

  /** Takes an answer that was kept elsewhere, or none, in place of what this browser has kept. */
  restore(kept: Kept): void {
    this.kept = kept;
    this.write();
    this.enter(this.choice ? "answered" : "asking");
  }

  get stage(): Stage {
    return this.entered;
  }

  /** What is said about the reader's answer, with the model's. */
  get verdict(): string {
    const { answer, right, other } = this.dataset;
    return (this.kept.answer === answer ? right : other) ?? "";
  }

  /** Goes on without an answer; where one is there, it stays. */
  skip(isNew = false): void {
    if (this.stage === "asking") this.enter("skipped", isNew);
  }

  private get scene(): HTMLElement | null {
    return this.closest<HTMLElement>("econ-scene");
  }

  private get laboratory(): HTMLElement | null {
    return document.querySelector<HTMLElement>(`econ-explainer[slug="${CSS.escape(this.slug)}"]`);
  }

  private get slug(): string {
    return this.getAttribute("for") ?? "";
  }

  /** What belongs to it: in a scene some of it stands below the picture. */
  private get whole(): HTMLElement {
    return this.scene ?? this;
  }

  private get options(): HTMLButtonElement[] {
    return findAll<HTMLButtonElement>(this, "[data-option]");
  }

  private get choice(): HTMLButtonElement | undefined {
    return this.options.find(({ dataset }) => dataset.option === this.kept.answer);
  }

  private listen(signal: AbortSignal): void {
    const on = (selector: string, act: () => void) => {
      for (const part of findAll(this.whole, selector)) part.addEventListener("click", act, { signal });
    };
    for (const option of this.options) {
      option.disabled = false;
      option.addEventListener("click", () => this.choose(option.dataset.option ?? ""), { signal });
    }
    on("[data-again], [data-after-all]", () => this.again());
    on("[data-skip]", () => this.skip(true));
    this.reason.addEventListener("input", () => this.keepReason(), { signal });
  }

  private get reason(): HTMLTextAreaElement {
    return find<HTMLTextAreaElement>(this.whole, "[data-why]");
  }

  /** Takes one of the options as the reader's answer, and shows the model's. */
  choose(answer: string): void {
    this.kept = { ...this.kept, answer };
    this.write();
    this.enter("answered", true);
    if (this.scene) return;
    if (this.laboratory instanceof EconExplainer) void this.laboratory.reveal(this.dataset.reveal ?? "");
    find(this, "[data-revealed]").focus();
  }

  /** Asks anew. */
  again(): void {
    this.kept = { ...this.kept, answer: "" };
    this.write();
    this.enter("asking", true);
    this.options[0]?.focus();
  }

  /** Shows what belongs to a stage, and tells the scene around it. */
  private enter(stage: Stage, isNew = false): void {
    this.entered = stage;
    const isAnswered = stage === "answered";
    find(this, "[data-asking]").hidden = stage !== "asking";
    find(this, "[data-revealed]").hidden = !isAnswered;
    for (const part of findAll(this.whole, "[data-reason]")) part.hidden = !isAnswered;
    for (const part of findAll(this, "[data-skipped]")) part.hidden = stage !== "skipped";
    setText(find(this, "[data-verdict]"), isAnswered ? this.verdict : "");
    setText(find(this, "[data-expected]"), this.choice?.textContent ?? "");
    for (const part of findAll(this, "[data-yours]")) part.hidden = this.kept.answer === this.dataset.answer;
    this.reason.value = this.kept.why;
    const detail: Entered = { stage, isNew, verdict: this.verdict };
    this.dispatchEvent(new CustomEvent("prediction:stage", { bubbles: true, detail }));
  }

  private keepReason(): void {
    this.kept = { ...this.kept, why: this.reason.value };
    this.write();
  }

  // A browser may forbid storage; then the answer lasts as long as the page.

  private read(): Kept {
    try {
      const kept = JSON.parse(localStorage.getItem(this.place) ?? "{}") as Partial<Kept>;
      return { answer: String(kept.answer ?? ""), why: String(kept.why ?? "") };
    } catch {
      return this.kept;
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
