// Which parameter matters most: a bar for each, as long as the main number moves.

import type { Laboratory } from "../live/laboratory";
import type { Sensitivity } from "../live/payload";
import { afterPause, find, setAttribute, setText } from "./dom";
import type { Panels } from "./panels";
import { fill, format } from "../text/format";
import { unitOf } from "../live/values";

type Effect = Sensitivity["effects"][number];

const PANEL = "sensitivity";
const QUIET = 250; // milliseconds without a change before the settings are compared

export class SensitivityBars {
  private readonly panel: HTMLElement;
  private readonly refresh = afterPause(() => void this.compare(), QUIET);

  constructor(
    root: HTMLElement,
    private readonly laboratory: Laboratory,
    private readonly panels: Panels,
    signal: AbortSignal,
  ) {
    this.panel = find(root, `[data-panel=${PANEL}]`);
    panels.whenOpened(PANEL, this.refresh);
    laboratory.store.subscribe(({ result, state }, before) => {
      const isNew = result !== before.result || (state === "ready" && before.state !== "ready");
      if (isNew && this.isOpen) this.refresh();
    }, signal);
  }

  private get isOpen(): boolean {
    return this.panels.current === PANEL;
  }

  private async compare(): Promise<void> {
    const { result } = this.laboratory.store.now;
    if (!result || !this.isOpen) return;
    const answer = await this.laboratory.sensitivity();
    const now = result.outputs[this.laboratory.explainer.sensitivity];
    this.show(answer, typeof now === "number" ? now : undefined);
  }

  /** Draws the bars, the longest first; without an answer it says what is missing. */
  private show(answer: Sensitivity | null, now: number | undefined): void {
    const { explainer } = this.laboratory;
    const words = explainer.interface.sensitivity ?? {};
    const note = find(this.panel, "[data-sensitivity-note]");
    note.hidden = answer !== null;
    setText(note, words.unavailable ?? "");
    if (!answer) return;
    const output = explainer.outputs.find(({ id }) => id === answer.of);
    if (output?.kind !== "number") return;
    const unit = unitOf(explainer, output);
    const write = (value: number) => format(value, unit, output.digits);
    const ends = answer.effects
      .flatMap(({ low, high }) => [low, high, now])
      .filter((end): end is number => Number.isFinite(end));
    const scale = scaleBetween(Math.min(...ends), Math.max(...ends));
    const list = find(this.panel, ".econ-bars");
    const sorted = [...answer.effects].sort((first, second) => span(second) - span(first));
    for (const [place, effect] of sorted.entries()) {
      const bar = find(list, `[data-bar="${effect.parameter}"]`);
      drawBar(bar, effect, scale, now);
      const text = fill(words.ends ?? "", {
        low: write(effect.low ?? Number.NaN),
        high: write(effect.high ?? Number.NaN),
      });
      setText(find(bar, ".econ-bar-ends"), isWhole(effect) ? text : (words.impossible ?? ""));
      if (list.children[place] !== bar) list.insertBefore(bar, list.children[place] ?? null);
    }
  }
}

function isWhole(effect: Effect): boolean {
  return effect.low !== null && effect.high !== null;
}

function span(effect: Effect): number {
  return isWhole(effect) ? Math.abs((effect.high as number) - (effect.low as number)) : -1;
}

/** Places on the common scale as percentages. */
function scaleBetween(low: number, high: number): (value: number) => number {
  return (value) => (high > low ? (100 * (value - low)) / (high - low) : 50);
}

function drawBar(bar: HTMLElement, effect: Effect, scale: (value: number) => number, now: number | undefined): void {
  bar.hidden = false;
  const [first, second] = [effect.low, effect.high].map((end) => (end === null ? 0 : scale(end))) as [number, number];
  const rectangle = find<SVGRectElement>(bar, "rect");
  const length = isWhole(effect) ? Math.max(Math.abs(second - first), 0.6) : 0;
  setAttribute(rectangle, "x", `${Math.min(first, second, 99.4).toFixed(2)}%`);
  setAttribute(rectangle, "width", `${length.toFixed(2)}%`);
  const mark = find<SVGLineElement>(bar, ".econ-bar-now");
  const place = now === undefined ? "-10" : `${Math.min(Math.max(scale(now), 0.2), 99.8).toFixed(2)}%`;
  setAttribute(mark, "x1", place);
  setAttribute(mark, "x2", place);
}
