// Which settings a hand will ask for next: those along a slider, for each slider, and those that tell how much each
// setting matters.

import type { Explainer, NumberParameter, Parameter, Result, Sensitivity, Value, Values } from "./payload";
import { sliderStops } from "./values";

const STEPS = 24; // of a coarse walk along a slider, as many as a fast drag meets
const MANY = 200; // positions, more than a hand can tell apart: a logarithmic slider has a thousand

type Declared = Pick<Explainer, "parameters" | "own_data">;

/**
 * Settings in the order in which they will probably be wanted: a coarse walk along each slider, what tells how much each
 * setting matters, all that lies between the steps, and a coarse walk along what stands behind "More settings". `moved`
 * are the ids of sliders that have been moved, the last one first; after them come the other main ones.
 */
export function* likely(explainer: Declared, values: Values, moved: string[]): Generator<Values> {
  const { parameters } = explainer;
  const sliders = inOrder(parameters, moved);
  const others = inOrder(parameters, ids(parameters)).filter((slider) => !sliders.includes(slider));
  for (const slider of sliders) yield* along(slider, spread(sliderStops(slider)), values);
  for (const parameter of parameters) {
    for (const value of extremes(explainer, parameter)) yield { ...values, [parameter.id]: value };
  }
  for (const slider of sliders) {
    const stops = sliderStops(slider);
    if (stops.length <= MANY) yield* along(slider, stops, values);
  }
  for (const slider of others) yield* along(slider, spread(sliderStops(slider)), values);
}

/** How much each parameter matters, as explainers/runner/sensitivity.py says it; null where a result is missing. */
export function effects(
  explainer: Declared & Pick<Explainer, "sensitivity">,
  values: Values,
  find: (values: Values) => Result | undefined,
): Sensitivity | null {
  const found: Sensitivity = { of: explainer.sensitivity, effects: [] };
  for (const parameter of explainer.parameters) {
    const results = extremes(explainer, parameter).map((value) => find({ ...values, [parameter.id]: value }));
    if (results.includes(undefined)) return null;
    const numbers = results.map((result) => (result?.outputs[explainer.sensitivity] ?? null) as number | null);
    found.effects.push({ parameter: parameter.id, ...between(parameter, numbers) });
  }
  return found;
}

/** Both ends of a slider; of a list all options but the reader's own table. */
function extremes({ own_data }: Declared, parameter: Parameter): Value[] {
  if (parameter.kind === "number") return [parameter.slider.from, parameter.slider.to];
  return parameter.options.filter((option) => parameter.id !== own_data?.parameter || option !== own_data.option);
}

function between({ kind }: Parameter, numbers: (number | null)[]): { low: number | null; high: number | null } {
  if (kind === "number") return { low: numbers[0] ?? null, high: numbers[1] ?? null };
  const known = numbers.filter((number) => number !== null);
  return known.length ? { low: Math.min(...known), high: Math.max(...known) } : { low: null, high: null };
}

/** The sliders with these ids, and the other main ones after them. */
function inOrder(parameters: Parameter[], first: string[]): NumberParameter[] {
  const wanted = new Set([...first, ...ids(parameters.filter(({ primary }) => primary))]);
  const found = [...wanted].map((id) => parameters.find((parameter) => parameter.id === id));
  return found.filter((parameter) => parameter?.kind === "number") as NumberParameter[];
}

function ids(parameters: Parameter[]): string[] {
  return parameters.map(({ id }) => id);
}

/** The settings at some values of a slider, the nearest to where it stands first. */
function* along({ id }: NumberParameter, stops: number[], values: Values): Generator<Values> {
  const now = values[id] as number;
  const place = (stop: number) => stops.indexOf(stop);
  const nearest = stops.reduce((best, stop) => (Math.abs(stop - now) < Math.abs(best - now) ? stop : best));
  const away = (stop: number) => Math.abs(place(stop) - place(nearest));
  for (const stop of [...stops].sort((first, second) => away(first) - away(second))) yield { ...values, [id]: stop };
}

/** Some of the values, evenly spread, both ends among them. */
function spread(stops: number[]): number[] {
  if (stops.length <= STEPS) return stops;
  const place = (step: number) => Math.round((step * (stops.length - 1)) / (STEPS - 1));
  return Array.from({ length: STEPS }, (_, step) => stops[place(step)] as number);
}
