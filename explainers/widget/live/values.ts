// Parameters as people see them: from the stored value to slider, number field and text, and back.

import type { Explainer, NumberParameter, Unit, Values } from "./payload";
import { format, shownNumber } from "../text/format";

const POSITIONS = 1000; // of a logarithmic slider

/** The unit of a parameter or output. */
export function unitOf(explainer: Pick<Explainer, "units">, entry: { unit: string }): Unit {
  return explainer.units[entry.unit] ?? { multiply: 1, pattern: "{}", axis: "", suffix: "" };
}

/** The number without the noise of binary fractions. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** What the number field shows: at least the declared digits, and never less than what was typed. */
export function fieldText(value: number, parameter: NumberParameter, unit: Unit): string {
  const shown = tidy(value * unit.multiply);
  const short = shown.toFixed(parameter.digits);
  return Number(short) === shown ? short.replace(/^-(?=[0.]*$)/, "") : String(shown);
}

/** The stored value of a number in its shown form. */
export function storedValue(shown: number, unit: Unit): number {
  return tidy(shown / unit.multiply);
}

/** The value with its unit; more digits where the declared ones would hide what is set. */
export function valueText(value: number, parameter: NumberParameter, unit: Unit): string {
  const decimals = fieldText(value, parameter, unit).split(".")[1]?.length ?? 0;
  return format(value, unit, Math.max(parameter.digits, Math.min(decimals, 10)));
}

/** Where on its slider a value lies. */
export function sliderPosition(value: number, parameter: NumberParameter): string {
  if (parameter.scale !== "log") return String(value);
  const { from, to } = parameter.slider;
  const share = Math.log(Math.max(value, from) / from) / Math.log(to / from);
  return String(Math.round(share * POSITIONS));
}

/** The value at a position of a slider; on a logarithmic one rounded to three figures. */
export function sliderValue(position: number, parameter: NumberParameter): number {
  const { from, to } = parameter.slider;
  const value =
    parameter.scale === "log" ? Number((from * (to / from) ** (position / POSITIONS)).toPrecision(3)) : position;
  return parameter.whole ? Math.round(value) : value;
}

/** All values that a slider can be moved to. */
export function sliderStops(parameter: NumberParameter): number[] {
  const { from, to, step } = parameter.slider;
  const isLog = parameter.scale === "log";
  const last = isLog ? POSITIONS : Math.floor((to - from) / step + 1e-6); // a range that is whole steps but for noise
  const positions = Array.from({ length: last + 1 }, (_, place) => (isLog ? place : tidy(from + place * step)));
  return [...new Set(positions.map((position) => sliderValue(position, parameter)))];
}

/** Why a value may not be used, as the name of a message; null where it may. */
export function objection(value: number, parameter: NumberParameter): "out_of_range" | "not_whole" | null {
  if (value < parameter.allowed.from || value > parameter.allowed.to) return "out_of_range";
  return parameter.whole && !Number.isInteger(value) ? "not_whole" : null;
}

/** The start value of every parameter. */
export function startValues(explainer: Explainer): Values {
  return Object.fromEntries(explainer.parameters.map((parameter) => [parameter.id, parameter.default]));
}

/** Whether two settings are the same. */
export function sameValues(explainer: Explainer, first: Values, second: Values): boolean {
  return explainer.parameters.every(({ id }) => first[id] === second[id]);
}

/** The name of the thing at a place of a category. */
function nameAt(explainer: Pick<Explainer, "categories" | "words">, category: string, place: number): string {
  const item = explainer.categories.find(({ id }) => id === category)?.items[place] ?? "";
  return explainer.words.categories?.[category]?.[item] ?? item;
}

/** What sentences are filled with, by id: numbers in all their forms, choices, and things of categories. */
export function texts(
  explainer: Pick<Explainer, "units" | "parameters" | "outputs" | "categories" | "words">,
  result: { values: Values; outputs: Record<string, unknown> },
): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const parameter of explainer.parameters) {
    const value = result.values[parameter.id];
    if (parameter.kind === "number") addForms(filled, explainer, parameter, Number(value));
    else filled[parameter.id] = explainer.words.parameters[parameter.id]?.options?.[String(value)] ?? String(value);
  }
  for (const output of explainer.outputs) {
    const value = result.outputs[output.id];
    if (output.kind !== "number" && output.kind !== "thing") continue;
    if (typeof value !== "number") addAbsent(filled, explainer, output.id);
    else if (output.kind === "thing") filled[output.id] = nameAt(explainer, output.of, value);
    else addForms(filled, explainer, output, value);
  }
  return filled;
}

/** A number with its unit, without it, and without its sign. */
function addForms(
  filled: Record<string, string>,
  explainer: Pick<Explainer, "units">,
  entry: { id: string; unit: string; digits: number },
  value: number,
): void {
  const unit = unitOf(explainer, entry);
  filled[entry.id] = format(value, unit, entry.digits);
  filled[`${entry.id}:bare`] = shownNumber(value, unit, entry.digits);
  filled[`${entry.id}:size`] = format(Math.abs(value), unit, entry.digits);
}

/** What is said where there is no number. */
function addAbsent(filled: Record<string, string>, explainer: Pick<Explainer, "words">, id: string): void {
  const text = explainer.words.outputs[id]?.absent ?? "";
  for (const form of ["", ":bare", ":size"]) filled[id + form] = text;
}
