// A poll by show of hands, while a prediction is on the wall: a number beside each answer, and then the answers with what
// the class thought. The numbers are nobody's in particular, and end with the projection.

import { fill } from "../text/format";
import { findAll, make } from "../views/dom";
import type { EconPrediction } from "./prediction";

const MOST = 999; // hands

export class Poll {
  private readonly fields = new Map<string, HTMLInputElement>();
  private readonly counted = make("ul", { class: "econ-poll" });
  private readonly ending = new AbortController();

  constructor(
    private readonly prediction: EconPrediction,
    private readonly words: Record<string, string>,
  ) {
    for (const option of findAll<HTMLButtonElement>(prediction, "[data-option]")) {
      const name = fill(words.hands ?? "", { option: option.textContent ?? "" });
      const field = make("input", {
        type: "number",
        min: "0",
        max: String(MOST),
        class: "econ-hands",
        "aria-label": name,
      });
      option.after(field);
      this.fields.set(option.dataset.option ?? "", field);
    }
    prediction.addEventListener("prediction:stage", () => prediction.stage === "answered" && this.show(), {
      signal: this.ending.signal,
    });
  }

  /** The answer with most hands, the first of several; null where no hand was counted. */
  get winner(): string | null {
    const most = Math.max(...this.hands.values());
    return most > 0 ? ([...this.hands].find(([, hands]) => hands === most)?.[0] ?? null) : null;
  }

  end(): void {
    this.ending.abort();
    for (const field of this.fields.values()) field.remove();
    this.counted.remove();
  }

  /** Shows how many hands each answer had, and which one is the model's. */
  private show(): void {
    const all = [...this.hands.values()].reduce((sum, hands) => sum + hands, 0);
    if (!all) return;
    const rows = findAll<HTMLButtonElement>(this.prediction, "[data-option]").map((option) => {
      const id = option.dataset.option ?? "";
      const hands = this.hands.get(id) ?? 0;
      const isRight = id === this.prediction.dataset.answer;
      const text = fill((isRight ? this.words.counted_right : this.words.counted) ?? "", {
        option: option.textContent ?? "",
        hands: String(hands),
      });
      const row = make("li", isRight ? { class: "econ-poll-right" } : {}, text);
      row.style.setProperty("--share", String(hands / all));
      return row;
    });
    this.counted.replaceChildren(...rows);
    this.prediction.querySelector("[data-revealed]")?.append(this.counted);
  }

  private get hands(): Map<string, number> {
    const count = ({ valueAsNumber }: HTMLInputElement) => Math.min(MOST, Math.max(0, Math.round(valueAsNumber || 0)));
    return new Map([...this.fields].map(([id, field]) => [id, count(field)]));
  }
}
