// The prediction as a scene's first step: before the reader has guessed, the sliders wait; then the scene moves to the
// run that answers, with its start kept for comparison.

import type { Entered, EconPrediction } from "../elements/prediction";
import type { Values } from "../live/payload";
import type { Answers, Scene, Shown } from "../live/scene";
import type { Store } from "../live/store";
import type { Answer } from "./answer";
import { find, findAll, setText } from "./dom";
import type { Sliders } from "./sliders";

interface Parts {
  store: Store<Shown>;
  answers: Answers;
  answer: Answer;
  sliders: Sliders;
  /** Shows settings as soon as they can be, and says where that takes a while. */
  take: (values: Values) => void;
  /** Draws the scene's own chart, where another picture stood in its place. */
  uncover: () => void;
}

export class FirstStep {
  /** Whether the reader is being asked. */
  isAsking = true;
  private isCompared = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly scene: Scene,
    private readonly parts: Parts,
    signal: AbortSignal,
  ) {
    root.addEventListener("prediction:stage", (event) => this.enter((event as CustomEvent<Entered>).detail), {
      signal,
    });
    parts.store.subscribe(({ result, pinned }) => result && !pinned && this.compare(), signal);
    parts.store.subscribe(({ pinned }) => (find(root, "[data-pinned-key]").hidden = !pinned), signal);
    const { stage, verdict } = this.prediction;
    this.enter({ stage: stage ?? "asking", isNew: false, verdict });
  }

  /** Shows settings that a link holds: whoever sent it has moved the sliders already. */
  release(): void {
    this.prediction.skip?.();
    this.free();
  }

  private get prediction(): EconPrediction {
    return find<EconPrediction>(this.root, "econ-prediction"); // which may not have come to life yet
  }

  private enter({ stage, isNew, verdict }: Entered): void {
    if (stage === "asking") {
      this.ask();
      return;
    }
    this.free();
    if (stage === "answered") this.reveal(isNew ? verdict : "");
    if (isNew) this.goOn();
  }

  private ask(): void {
    this.isAsking = true;
    this.isCompared = false;
    this.root.toggleAttribute("data-asks", true);
    this.parts.sliders.lock(true);
    find(this.root, "[data-hint]").hidden = false;
    this.parts.store.update({ pinned: null });
    if (this.parts.store.now.values !== this.scene.start) this.parts.take(this.scene.start);
  }

  private free(): void {
    this.isAsking = false;
    this.root.toggleAttribute("data-asks", false);
    this.parts.sliders.lock(false);
    find(this.root, "[data-hint]").hidden = true;
    const { chart, words } = this.scene;
    setText(find(this.root, ".econ-figure-title"), words.charts[chart.id]?.title ?? chart.id);
    this.parts.uncover();
  }

  private reveal(verdict: string): void {
    this.isCompared = true;
    if (verdict) this.parts.answer.say(verdict);
    this.parts.take(this.scene.reveal ?? this.scene.start);
    this.compare();
  }

  /** Keeps the start beside what is shown, as soon as both are there. */
  private compare(): void {
    const pinned = this.isCompared ? this.parts.answers.at(this.scene.start) : null;
    if (pinned) this.parts.store.update({ pinned });
  }

  /** The next thing to do has the focus; the picture stays in view. */
  private goOn(): void {
    findAll(this.root, ".econ-scene-sliders input")[0]?.focus({ preventScroll: true });
    for (const part of [".econ-scene-answer", ".econ-figure"])
      find(this.root, part).scrollIntoView({ block: "nearest", behavior: "instant" });
  }
}
