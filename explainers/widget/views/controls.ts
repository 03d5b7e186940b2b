// Sliders, number fields and their messages; lists to choose from.

import type { ChoiceParameter, Explainer, NumberParameter, Result, Unit, Value, Values } from "../live/payload";
import type { Store } from "../live/store";
import { find, setAttribute, setText } from "./dom";
import { fill, format } from "../text/format";
import { fieldText, objection, sliderPosition, sliderValue, storedValue, unitOf, valueText } from "../live/values";

const PATIENCE = 700; // milliseconds before an unfinished number is called one

interface Row {
  parameter: NumberParameter;
  unit: Unit;
  slider: HTMLInputElement;
  field: HTMLInputElement;
  problem: HTMLElement;
  printed: HTMLElement;
}

interface Choice {
  parameter: ChoiceParameter;
  list: HTMLSelectElement;
  printed: HTMLElement;
}

export class Controls {
  private readonly rows: Row[];
  private readonly choices: Choice[];
  private moving = ""; // the setting that the reader has in hand

  constructor(
    private readonly root: HTMLElement,
    private readonly explainer: Explainer,
    private readonly store: Store<Result>,
    private readonly change: (some: Values) => void,
    signal: AbortSignal,
  ) {
    this.rows = explainer.parameters
      .filter(({ kind }) => kind === "number")
      .map((parameter) => this.row(parameter as NumberParameter));
    for (const row of this.rows) this.listen(row, signal);
    this.choices = explainer.parameters
      .filter(({ kind }) => kind === "choice")
      .map((parameter) => this.choice(parameter as ChoiceParameter));
    for (const choice of this.choices) choice.list.addEventListener("change", () => this.choose(choice), { signal });
    for (const button of root.querySelectorAll<HTMLElement>(".econ-info")) {
      button.addEventListener("click", () => toggleMeaning(button), { signal });
    }
    find(root, ".econ-controls").addEventListener("submit", (event) => event.preventDefault(), { signal });
    find<HTMLFieldSetElement>(root, ".econ-parameters").disabled = false;
    store.subscribe((now, before) => {
      if (now.values !== before.values && !this.moving) this.showAll();
      if (now.result && now.result !== before.result) this.markIdle(now.result);
    }, signal);
    this.showAll();
  }

  private get values(): Values {
    return this.store.now.values;
  }

  /** Shows settings that came from elsewhere: a situation, a link, a reset. */
  private showAll(): void {
    for (const row of this.rows) {
      this.showOnSlider(row);
      this.showInField(row);
      this.object(row, "");
    }
    for (const choice of this.choices) this.showInList(choice);
  }

  /** Greys the settings that did nothing in a run, and says why; they can be moved all the same. */
  private markIdle({ idle = [] }: Result): void {
    for (const { id } of this.explainer.parameters) {
      const reason = this.explainer.words.parameters[id]?.idle;
      if (!reason) continue;
      const row = find(this.root, `[data-parameter="${id}"]`);
      const isIdle = idle.includes(id);
      row.classList.toggle("econ-idle", isIdle);
      setText(find(row, ".econ-idle-reason"), isIdle ? reason : "");
    }
  }

  private choice(parameter: ChoiceParameter): Choice {
    const place = find(this.root, `[data-parameter="${parameter.id}"]`);
    return { parameter, list: find<HTMLSelectElement>(place, "select"), printed: find(place, ".econ-static-value") };
  }

  private row(parameter: NumberParameter): Row {
    const place = find(this.root, `[data-parameter="${parameter.id}"]`);
    return {
      parameter,
      unit: unitOf(this.explainer, parameter),
      slider: find<HTMLInputElement>(place, "input[type=range]"),
      field: find<HTMLInputElement>(place, "input[type=number]"),
      problem: find(place, ".econ-problem"),
      printed: find(place, ".econ-static-value"),
    };
  }

  private listen(row: Row, signal: AbortSignal): void {
    let timer = 0;
    row.slider.addEventListener("input", () => this.slide(row), { signal });
    row.field.addEventListener(
      "input",
      () => {
        clearTimeout(timer);
        if (!this.accept(row)) timer = window.setTimeout(() => this.complain(row), PATIENCE);
      },
      { signal },
    );
    row.field.addEventListener("change", () => this.accept(row) || this.complain(row), { signal });
    signal.addEventListener("abort", () => clearTimeout(timer));
  }

  private choose(choice: Choice): void {
    this.take(choice.parameter.id, choice.list.value);
    this.showInList(choice);
  }

  private slide(row: Row): void {
    const value = sliderValue(row.slider.valueAsNumber, row.parameter);
    this.object(row, "");
    this.use(row, value);
    this.showInField(row);
  }

  /** Uses what the field holds; false where it holds no usable number. */
  private accept(row: Row): boolean {
    const value = storedValue(row.field.valueAsNumber, row.unit);
    if (Number.isNaN(value) || objection(value, row.parameter)) return false;
    this.object(row, "");
    this.use(row, value);
    return true;
  }

  private use(row: Row, value: number): void {
    if (this.values[row.parameter.id] === value) return;
    this.take(row.parameter.id, value);
    this.showOnSlider(row);
  }

  /** Wants one setting changed; what the reader has in hand is not written over. */
  private take(id: string, value: Value): void {
    this.moving = id;
    try {
      this.change({ [id]: value });
    } finally {
      this.moving = "";
    }
  }

  private complain(row: Row): void {
    const { parameter, unit, field } = row;
    const value = storedValue(field.valueAsNumber, unit);
    const wrong = Number.isNaN(value) ? "not_a_number" : objection(value, parameter);
    if (!wrong) return;
    const message = fill(this.explainer.interface.controls?.[wrong] ?? "", {
      text: Number.isNaN(value) ? "" : valueText(value, parameter, unit),
      value: valueText(this.values[parameter.id] as number, parameter, unit),
      from: format(parameter.allowed.from, unit, parameter.digits),
      to: format(parameter.allowed.to, unit, parameter.digits),
    });
    this.object(row, message);
  }

  private object(row: Row, message: string): void {
    setText(row.problem, message);
    setAttribute(row.field, "aria-invalid", message ? "true" : null);
  }

  private showOnSlider({ parameter, unit, slider, printed }: Row): void {
    const value = this.values[parameter.id] as number;
    const text = valueText(value, parameter, unit);
    const position = sliderPosition(value, parameter);
    if (slider.value !== position) slider.value = position;
    setAttribute(slider, "aria-valuetext", text);
    setText(printed, text);
    fillTrack(slider);
  }

  private showInList({ parameter, list, printed }: Choice): void {
    const option = String(this.values[parameter.id]);
    if (list.value !== option) list.value = option;
    setText(printed, this.explainer.words.parameters[parameter.id]?.options?.[list.value] ?? list.value);
  }

  private showInField({ parameter, unit, field }: Row): void {
    const text = fieldText(this.values[parameter.id] as number, parameter, unit);
    if (field.value !== text || field.validity.badInput) field.value = text;
  }
}

/** Colours a slider's track up to its handle. */
function fillTrack(slider: HTMLInputElement): void {
  const share = (slider.valueAsNumber - Number(slider.min)) / (Number(slider.max) - Number(slider.min));
  const filled = `${(100 * share).toFixed(2)}%`;
  if (slider.style.getPropertyValue("--econ-filled") !== filled) slider.style.setProperty("--econ-filled", filled);
}

function toggleMeaning(button: HTMLElement): void {
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  button.closest(".econ-parameter")?.classList.toggle("econ-open", open);
}
