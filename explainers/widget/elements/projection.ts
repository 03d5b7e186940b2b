// Scene after scene for a whole room: one fills the screen, in type that the last row can read. Keys and presenters turn
// the pages; where a scene begins with a prediction, the class is asked first, and the next page is the model's answer.

import type { EconPrediction } from "./prediction";
import { Poll } from "./poll";
import { fill } from "../text/format";
import { make, setAttribute, setText } from "../views/dom";

const SMALLEST = { width: 960, height: 640 }; // pixels of the page that a scene has for itself; the screen enlarges them
const ARROWS = ["ArrowRight", "ArrowLeft"]; // on and back, where lines run from left to right
const FIELDS = "input, select, textarea"; // these need the arrow keys themselves
const PRESSED = `${FIELDS}, button, summary, a`; // these need the space bar

let running: Projection | null = null;

/** Fills the screen with a scene, and leads from it to the others of the page; `words` are those of a scene. */
export function project(first: HTMLElement, words: Record<string, string>): void {
  running?.end();
  running = new Projection(first, words);
}

class Projection {
  private readonly scenes = [...document.querySelectorAll<HTMLElement>("econ-scene[data-live]")];
  private readonly ending = new AbortController();
  private readonly place = make("span", { role: "status" });
  private readonly back: HTMLButtonElement;
  private readonly next: HTMLButtonElement;
  private readonly bar: HTMLElement;
  private behind: Element[] = []; // what cannot be reached meanwhile
  private poll: Poll | null = null;
  private at: number;

  constructor(
    first: HTMLElement,
    private readonly words: Record<string, string>,
  ) {
    const { signal } = this.ending;
    this.back = this.button("back", () => this.turn(-1));
    this.next = this.button("next", () => this.turn(1));
    const leave = this.button("leave", () => this.end());
    this.bar = make("div", { class: "econ-projection-bar" }, leave, this.back, this.place, this.next);
    this.at = Math.max(0, this.scenes.indexOf(first));
    document.documentElement.toggleAttribute("data-projecting", true);
    document.addEventListener("keydown", (event) => this.pressed(event), { capture: true, signal });
    document.addEventListener("fullscreenchange", () => document.fullscreenElement || this.end(), { signal });
    window.addEventListener("resize", () => this.enlarge(), { signal });
    document.documentElement.requestFullscreen?.().catch(() => undefined); // without it, the window is filled
    this.enlarge();
    this.show();
  }

  /** Gives the page back as it was. */
  end(): void {
    if (this.ending.signal.aborted) return;
    this.ending.abort();
    running = null;
    this.hide();
    this.bar.remove();
    document.documentElement.removeAttribute("data-projecting");
    document.documentElement.style.removeProperty("--projection-scale");
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    this.scene?.scrollIntoView({ behavior: "instant" });
    this.scene?.querySelector<HTMLElement>("[data-action=menu]")?.focus({ preventScroll: true });
  }

  private get scene(): HTMLElement | undefined {
    return this.scenes[this.at];
  }

  private turn(by: 1 | -1): void {
    if (by > 0 && this.answer()) return;
    if (!this.scenes[this.at + by]) return;
    this.hide();
    this.at += by;
    this.show();
  }

  /** Shows the model's answer where the class is being asked; says whether it was. */
  private answer(): boolean {
    const { prediction } = this;
    if (prediction?.stage !== "asking") return false;
    const winner = this.poll?.winner;
    if (winner) prediction.choose(winner);
    else prediction.skip(true);
    this.next.focus({ preventScroll: true });
    return true;
  }

  private get prediction(): EconPrediction | null {
    return this.scene?.querySelector<EconPrediction>("econ-prediction[data-live]") ?? null;
  }

  private ask(prediction: EconPrediction): void {
    prediction.again();
    this.poll = new Poll(prediction, this.words);
  }

  private show(): void {
    const { scene } = this;
    if (!scene) return;
    scene.toggleAttribute("data-projected", true);
    scene.append(this.bar);
    for (let part: Element = scene; part !== document.body && part.parentElement; part = part.parentElement) {
      this.behind.push(...[...part.parentElement.children].filter((other) => other !== part && !isInert(other)));
    }
    for (const part of this.behind) part.toggleAttribute("inert", true);
    if (this.prediction) this.ask(this.prediction);
    const numbers = { here: String(this.at + 1), all: String(this.scenes.length) };
    setText(this.place, fill(this.words.place ?? "", numbers));
    setAttribute(this.back, "aria-disabled", this.at === 0 ? "true" : null);
    const isLast = this.at === this.scenes.length - 1 && this.prediction?.stage !== "asking";
    setAttribute(this.next, "aria-disabled", isLast ? "true" : null);
    this.next.focus({ preventScroll: true });
    scene.scrollTop = 0;
  }

  private hide(): void {
    this.scene?.removeAttribute("data-projected");
    this.poll?.end();
    this.poll = null;
    for (const part of this.behind) part.removeAttribute("inert");
    this.behind = [];
  }

  private pressed(event: KeyboardEvent): void {
    const on = event.target instanceof Element ? event.target : document.body;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [onward, backward] = document.dir === "rtl" ? [...ARROWS].reverse() : ARROWS;
    const turns = event.key.startsWith("Page") || !on.closest(FIELDS);
    if (event.key === "Escape") this.end();
    else if (turns && ["PageDown", onward].includes(event.key)) this.turn(1);
    else if (turns && ["PageUp", backward].includes(event.key)) this.turn(-1);
    else if (event.key === " " && !on.closest(PRESSED)) this.turn(1);
    else return;
    event.preventDefault();
  }

  /** One pixel of the page becomes as many of the screen as leave the scene its smallest room. */
  private enlarge(): void {
    const scale = Math.max(1, Math.min(innerWidth / SMALLEST.width, innerHeight / SMALLEST.height));
    document.documentElement.style.setProperty("--projection-scale", scale.toFixed(3));
  }

  private button(word: string, act: () => void): HTMLButtonElement {
    const button = make("button", { type: "button", class: "econ-button" }, this.words[word] ?? word);
    button.addEventListener("click", act, { signal: this.ending.signal });
    return button;
  }
}

function isInert(element: Element): boolean {
  return element.hasAttribute("inert");
}
