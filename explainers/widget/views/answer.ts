// What a scene says: the sentence, the numbers beside the chart, and whether the goal is reached.

import type { Scene, Shown } from "../live/scene";
import type { Store } from "../live/store";
import { afterPause, find, findAll, setText } from "./dom";

const QUIET = 900; // milliseconds without a change before the sentence is read aloud

export class Answer {
  private readonly announcement: HTMLElement;
  private said = "";
  private first = ""; // what is said before the sentence, once
  private isReached = false;
  private readonly announce = afterPause(() => this.speak(), QUIET);

  constructor(
    private readonly root: HTMLElement,
    private readonly scene: Scene,
    store: Store<Shown>,
    signal: AbortSignal,
  ) {
    this.announcement = find(root, "[data-announcement]");
    store.subscribe(({ result }, before) => result && result !== before.result && this.show(result), signal);
  }

  /** Reads a text aloud, once, together with the sentence that comes with it. */
  say(text: string): void {
    [this.first, this.said] = [text, ""];
    this.announce();
  }

  private speak(): void {
    setText(this.announcement, `${this.first} ${this.said}`.trim());
    this.first = "";
  }

  private show(shown: Shown): void {
    const sentence = find(this.root, "[data-sentence]");
    const isNew = sentence.textContent !== shown.sentence;
    setText(sentence, shown.sentence);
    for (const [place, element] of findAll(this.root, "[data-output]").entries())
      setText(element, shown.readouts[place] ?? "");
    const reached = this.showGoal(shown.met);
    if (!isNew && !reached) return;
    this.said = reached ? `${shown.sentence} ${reached}` : shown.sentence;
    this.announce();
  }

  /** Ticks the goal once it is reached; it stays ticked. What is then said aloud; nothing where nothing is new. */
  private showGoal(met: boolean): string {
    if (!this.scene.has_goal) return "";
    const goal = find(this.root, "[data-goal]");
    goal.toggleAttribute("data-met-now", met);
    if (!met || this.isReached) return "";
    this.isReached = true;
    const text = `${this.scene.interface.scene?.met ?? ""} ${this.scene.words.scene.reached ?? ""}`.trim();
    goal.toggleAttribute("data-met", true);
    setText(find(goal, "[data-goal-words]"), text);
    return text;
  }
}
