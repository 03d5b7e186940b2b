// The element `<econ-quiz>`: each answer, right or wrong, gets its own explanation.

import { find, findAll, setText } from "../views/dom";
import { tellApart } from "./copies";
import { fill } from "../text/format";

/** What the event `quiz:answered` says. */
export interface Answered {
  item: string;
  option: string;
  correct: boolean;
  done: number;
  total: number;
}

export class EconQuiz extends HTMLElement {
  private ending: AbortController | null = null;

  connectedCallback(): void {
    tellApart(this);
    this.ending = new AbortController();
    for (const item of findAll(this, ".econ-quiz-item")) this.connect(item, this.ending.signal);
    this.toggleAttribute("data-live", true);
    this.count();
  }

  disconnectedCallback(): void {
    this.ending?.abort();
    this.removeAttribute("data-live");
  }

  /**
   * Takes answers that were kept elsewhere: for each question the id of an option. What is no longer asked is left
   * out.
   */
  restore(answers: Record<string, string>): void {
    for (const item of findAll(this, ".econ-quiz-item")) {
      const option = answers[item.dataset.item ?? ""];
      const input = findAll<HTMLInputElement>(item, "input[type=radio]").find(({ value }) => value === option);
      if (!input) continue;
      input.checked = true;
      this.answer(item);
    }
  }

  private connect(item: HTMLElement, signal: AbortSignal): void {
    find<HTMLButtonElement>(item, "button").disabled = false;
    find(item, "form").addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        this.answer(item);
      },
      { signal },
    );
    item.addEventListener("change", () => this.forget(item), { signal });
  }

  private answer(item: HTMLElement): void {
    const chosen = item.querySelector<HTMLInputElement>("input:checked");
    const place = find(item, ".econ-feedback-place");
    if (!chosen) {
      setText(place, this.dataset.wordsChoose ?? "");
      return;
    }
    const feedback = find(item, `.econ-answer [data-option="${CSS.escape(chosen.value)}"]`);
    place.replaceChildren(feedback.cloneNode(true));
    item.dataset.answered = chosen.value;
    const correct = feedback.hasAttribute("data-correct");
    const detail: Answered = { item: item.dataset.item ?? "", option: chosen.value, correct, ...this.count() };
    this.dispatchEvent(new CustomEvent("quiz:answered", { bubbles: true, detail }));
  }

  private forget(item: HTMLElement): void {
    find(item, ".econ-feedback-place").replaceChildren();
  }

  private count(): { done: number; total: number } {
    const items = findAll(this, ".econ-quiz-item");
    const done = items.filter((item) => item.dataset.answered).length;
    const text = fill(this.dataset.wordsProgress ?? "", { done: String(done), total: String(items.length) });
    setText(find(this, "[data-quiz-progress]"), done ? text : "");
    return { done, total: items.length };
  }
}
