// The invitation of a slider: on first sight its handle moves a few stops and back, and the picture with it. Nothing
// is set by it: the value, the sentence, the address and all that a screen reader hears stay as they are.

import type { NumberParameter, Values } from "../live/payload";
import { changed, type Answers, type Scene, type Shown } from "../live/scene";
import type { Store } from "../live/store";
import type { Picture } from "./picture";
import type { Sliders } from "./sliders";

const SHARE = 0.15; // of the slider's stops that it passes
const STEP = 90; // milliseconds at each stop
const IN_VIEW = 0.9; // of the picture
const TOUCHED = ["input", "click", "keydown"];

let isOver = false; // it happens once on a page, and not to somebody who has touched something
for (const name of TOUCHED) document.addEventListener(name, () => (isOver = true), { capture: true });

interface Parts {
  store: Store<Shown>;
  answers: Answers;
  picture: Picture;
  sliders: Sliders;
}

export class Nudge {
  private timer = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly scene: Scene,
    private readonly parts: Parts,
    signal: AbortSignal,
  ) {
    const watcher = new IntersectionObserver(
      (all) => all.some((one) => one.isIntersecting) && void this.begin(watcher),
      {
        threshold: IN_VIEW,
      },
    );
    watcher.observe(this.root.querySelector(".econ-drawing") ?? this.root);
    signal.addEventListener("abort", () => {
      watcher.disconnect();
      this.end();
    });
    for (const name of TOUCHED) document.addEventListener(name, () => this.end(), { signal, capture: true });
    document.addEventListener("visibilitychange", () => document.hidden && this.end(), { signal });
    addEventListener("beforeprint", () => this.end(), { signal });
  }

  /** Moves once stops and drawing are there; what was decided stands at the element. */
  private async begin(watcher: IntersectionObserver): Promise<void> {
    watcher.disconnect();
    await Promise.all([this.parts.answers.prepare(), this.parts.picture.load()]);
    const stops = this.mayMove ? this.path : [];
    this.root.dataset.nudge = stops.length ? "moves" : "none";
    if (!stops.length) return;
    isOver = true;
    this.go(stops);
  }

  private get mayMove(): boolean {
    const isFirst = document.querySelector("econ-scene:not([data-asks])") === this.root;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce), print").matches;
    const { values } = this.parts.store.now;
    const isAtStart = this.scene.sliders.every((id) => values[id] === this.scene.start[id]);
    return !isOver && isFirst && !isCalm && !document.hidden && isAtStart;
  }

  /** The first slider's settings on the way: some stops on, or back where there are not enough, and the way back. */
  private get path(): Values[] {
    const [slider] = this.parts.answers.sliders as [NumberParameter];
    const stops = this.parts.answers.stopsOf(slider.id);
    const from = stops.indexOf(this.scene.start[slider.id] as number);
    const count = Math.max(2, Math.round(SHARE * stops.length));
    const ahead = stops.slice(from + 1, from + 1 + count);
    const way = ahead.length === count ? ahead : stops.slice(Math.max(0, from - count), Math.max(0, from)).reverse();
    return [...way, ...way.slice(0, -1).reverse()].map((value) => changed(this.scene.start, slider.id, value));
  }

  private go([next, ...rest]: Values[]): void {
    if (!next) {
      this.end();
      return;
    }
    this.parts.picture.preview(this.parts.answers.at(next));
    this.parts.sliders.preview(next);
    this.timer = window.setTimeout(() => this.go(rest), STEP);
  }

  /** Everything is as it was, whether it had come to its end or not. */
  private end(): void {
    clearTimeout(this.timer);
    if (this.root.dataset.nudge !== "moves") return;
    this.root.dataset.nudge = "over";
    this.parts.picture.preview(null);
    this.parts.sliders.preview(null);
  }
}
