// Messages to the reader, each with what can be done about it.

import type { Interface } from "../live/payload";
import { make } from "./dom";

export interface Action {
  text: string;
  act: () => void;
}

export class Messages {
  constructor(
    private readonly place: HTMLElement,
    private readonly words: Interface,
  ) {}

  /** Puts up a message; one of each kind. */
  show(kind: string, sentences: string[], actions: Action[] = [], details = ""): void {
    this.clear(kind);
    const box = make("div", { class: `econ-message econ-message-${kind}`, "data-message": kind, role: "alert" });
    const [first, ...rest] = sentences;
    box.append(make("p", { class: "econ-message-title" }, first ?? ""));
    if (rest.length > 1) box.append(make("ul", {}, ...rest.map((sentence) => make("li", {}, sentence))));
    else box.append(...rest.map((sentence) => make("p", {}, sentence)));
    if (details) {
      const summary = make("summary", {}, this.words.problems?.details ?? "");
      box.append(make("details", {}, summary, make("pre", {}, details)));
    }
    const close = { text: this.words.problems?.close ?? "", act: () => this.clear(kind) };
    const buttons = [...actions, close].map(({ text, act }) => {
      const button = make("button", { type: "button", class: "econ-button" }, text);
      button.addEventListener("click", act);
      return button;
    });
    buttons.at(-1)?.setAttribute("data-action", "close");
    box.append(make("div", { class: "econ-message-actions" }, ...buttons));
    this.place.append(box);
  }

  /** Takes a message away. */
  clear(kind: string): void {
    this.place.querySelector(`[data-message="${kind}"]`)?.remove();
  }
}
