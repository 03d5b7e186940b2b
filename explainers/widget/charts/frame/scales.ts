// Axes that take whatever values come: none, one, all equal, and on a logarithmic axis zero or less.

import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from "d3-scale";
import type { Scale } from "../../live/payload";

export interface Axis {
  /** The place of a value in pixels. */
  (value: number): number;
  type: Scale;
  domain: [number, number];
  range: [number, number];
  ticks: number[];
}

interface Wishes {
  type: Scale;
  range: [number, number];
  /** How many ticks would fit. */
  count: number;
  /** Whether the axis holds zero. */
  zero?: boolean;
  /** Whether the axis ends at round numbers. */
  nice?: boolean;
  /** Into how many steps its round ends divide it at least, whatever the number of ticks. */
  steps?: number;
  /** Whether it counts something, such as years: there is nothing between two of them. */
  whole?: boolean;
  from?: number | null;
  to?: number | null;
}

/** Whether a value has a place on an axis of this type. */
export function fits(value: number | null | undefined, type: Scale): value is number {
  return typeof value === "number" && Number.isFinite(value) && (type === "linear" || value > 0);
}

/** The axis for these values. */
export function axisFor(
  values: number[],
  { type, range, count, zero, nice, steps = 0, whole, from, to }: Wishes,
): Axis {
  const wanted = [...values, from, to].filter((value) => fits(value, type));
  let low = wanted.reduce((least, value) => Math.min(least, value), Infinity);
  let high = wanted.reduce((most, value) => Math.max(most, value), -Infinity);
  if (low > high) [low, high] = type === "log" ? [1, 10] : [0, 1];
  if (zero && type === "linear") [low, high] = fromZero(low, high);
  if (low === high) [low, high] = type === "log" ? [low / 2, high * 2] : apart(low);
  const scale = (type === "log" ? scaleLog() : scaleLinear()).domain([low, high]).range(range);
  if (nice) niceEnds(scale, type, Math.max(count, steps), [low, high]);
  const axis = ((value: number) => scale(value)) as Axis;
  axis.type = type;
  axis.domain = scale.domain() as [number, number];
  axis.range = range;
  axis.ticks = type === "log" ? logTicks(axis.domain, count) : scale.ticks(count);
  if (whole) axis.ticks = wholeOnly(axis.ticks);
  return axis;
}

/** Ticks without those between two whole numbers, where enough are left. */
function wholeOnly(ticks: number[]): number[] {
  const whole = ticks.filter(Number.isInteger);
  return whole.length > 1 ? whole : ticks;
}

/** Ends that hold zero. What is next to nothing beside the other end is a rounding error, not a value below zero. */
function fromZero(low: number, high: number): [number, number] {
  const noise = (high - low) * 1e-9;
  return [low < -noise ? low : 0, high > noise ? high : 0];
}

function apart(value: number): [number, number] {
  const room = Math.abs(value) * 0.1 || 1;
  return [value - room, value + room];
}

/** Round ends; on a logarithmic axis the next 1, 2 or 5 times a power of ten, since the next power may be far away. */
function niceEnds(
  scale: ScaleContinuousNumeric<number, number>,
  type: Scale,
  count: number,
  [low, high]: [number, number],
): void {
  if (type === "linear") {
    // A sum of rounded shares may pass one by a hair: that is no reason for another step of the axis.
    const hair = (high - low) * 1e-4;
    scale.domain([low + hair, high - hair]).nice(count);
    return;
  }
  const leads = [1, 2, 5, 10];
  const power = (value: number): number => 10 ** Math.floor(Math.log10(value));
  const down = [...leads].reverse().find((lead) => lead * power(low) <= low * 1.0001) ?? 1;
  const up = leads.find((lead) => lead * power(high) >= high * 0.9999) ?? 10;
  scale.domain([down * power(low), up * power(high)]);
}

/** Powers of ten, thinned out where they would be too many; with 2 and 5 between them where they are few. */
function logTicks([low, high]: [number, number], most: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const step = Math.max(1, Math.ceil((last - first + 1) / Math.max(most, 2)));
  const powers = [];
  for (let power = first; power <= last; power += 1) if (power % step === 0) powers.push(Number(`1e${power}`));
  if (last - first > 1) return powers;
  const between = [];
  for (let power = first - 1; power <= last; power += 1)
    for (const lead of [1, 2, 5]) between.push(Number(`${lead}e${power}`));
  const inside = between.filter((value) => low * 0.9999 <= value && value <= high * 1.0001);
  return inside.length > 1 ? inside : scaleLinear().domain([low, high]).ticks(most);
}
