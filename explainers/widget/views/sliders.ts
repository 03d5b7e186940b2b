// The sliders of a scene. Each is moved by hand, by key or by finger, and says its value with its unit.

import type { Scene, Shown } from "../live/scene";
import { changed, slidersOf } from "../live/scene";
import type { NumberParameter, Values } from "../live/payload";
import type { Store } from "../live/store";
import { sliderPosition, sliderValue, tidy, unitOf, valueText } from "../live/values";
import { find, setAttribute, setText } from "./dom";

const HANDLE = 20; // pixels; styles/sliders.css says the same

interface Row {
  parameter: NumberParameter;
  place: HTMLElement;
  slider: HTMLInputElement;
}

export class Sliders {
  private readonly rows: Row[];
  private isDragged = false;
  private isLocked = false;

  constructor(
    root: HTMLElement,
    private readonly scene: Scene,
    private readonly store: Store<Shown>,
    private readonly move: (wanted: Values, isDragged: boolean) => void,
    signal: AbortSignal,
  ) {
    this.rows = slidersOf(scene).map((parameter) => {
      const place = find(root, `[data-parameter="${parameter.id}"]`);
      return { parameter, place, slider: find<HTMLInputElement>(place, "input") };
    });
    for (const row of this.rows) this.listen(row, signal);
    for (const name of ["pointerup", "pointercancel"])
      document.addEventListener(name, () => this.release(), { signal });
    store.subscribe(() => this.show(), signal);
    this.show();
  }

  /** Whether they wait until the reader has guessed. */
  lock(isLocked: boolean): void {
    this.isLocked = isLocked;
    for (const { slider } of this.rows) slider.disabled = isLocked;
  }

  /** Moves the handles for the eye alone, while every value stays; null puts them back. */
  preview(values: Values | null): void {
    for (const { parameter, place, slider } of this.rows) {
      const share = shareOf(slider, Number(sliderPosition(Number(values?.[parameter.id]), parameter)));
      const away = values ? (share - shareOf(slider, slider.valueAsNumber)) * (slider.clientWidth - HANDLE) : 0;
      slider.style.setProperty("--econ-away", `${away.toFixed(1)}px`);
      if (!values) continue;
      slider.style.setProperty("--econ-filled", `${(100 * share).toFixed(2)}%`);
      setText(find(place, "[data-value]"), this.textOf(parameter, values));
    }
    if (!values) this.show();
  }

  private textOf(parameter: NumberParameter, values: Values): string {
    return valueText(values[parameter.id] as number, parameter, unitOf(this.scene, parameter));
  }

  private listen(row: Row, signal: AbortSignal): void {
    row.slider.disabled = this.isLocked;
    row.slider.addEventListener("pointerdown", () => (this.isDragged = true), { signal });
    row.slider.addEventListener("input", () => this.slide(row), { signal });
  }

  private slide({ parameter, slider }: Row): void {
    const value = tidy(sliderValue(slider.valueAsNumber, parameter));
    this.move(changed(this.store.now.values, parameter.id, value), this.isDragged);
    this.show(); // the handle goes back where no stop is, also when nothing else has changed
  }

  /** While it is dragged, the handle stays under the hand; then it goes where the answer is. */
  private release(): void {
    this.isDragged = false;
    this.show();
  }

  private show(): void {
    for (const row of this.rows) this.write(row);
  }

  private write({ parameter, place, slider }: Row): void {
    const { values, result } = this.store.now;
    const value = values[parameter.id] as number;
    const text = this.textOf(parameter, values);
    if (!this.isDragged) slider.value = sliderPosition(value, parameter);
    setAttribute(slider, "aria-valuetext", text);
    setText(find(place, "[data-value]"), text);
    slider.style.setProperty("--econ-filled", `${(100 * shareOf(slider, slider.valueAsNumber)).toFixed(2)}%`);
    const reason = this.scene.words.parameters[parameter.id]?.idle;
    if (!reason || !result) return;
    const isIdle = result.result.idle?.includes(parameter.id) ?? false;
    place.classList.toggle("econ-idle", isIdle);
    setText(find(place, ".econ-idle-reason"), isIdle ? reason : "");
  }
}

/** How far along its slider a position lies, from 0 to 1. */
function shareOf(slider: HTMLInputElement, position: number): number {
  return (position - Number(slider.min)) / (Number(slider.max) - Number(slider.min));
}
