// The signs of real figures, which chart and legend share: each list has one of its own.

import { round } from "./text";

const SIGNS = [
  (x: number, y: number): string => `M${round(x - 3)} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z`,
  (x: number, y: number): string => `M${x} ${round(y - 4)}l4 4l-4 4l-4 -4Z`,
  (x: number, y: number): string => `M${round(x - 3)} ${round(y - 3)}h6v6h-6Z`,
];

/** One figure of the list with this number, as a path. */
export function dot(list: number, x: number, y: number): string {
  return SIGNS[list % SIGNS.length]?.(round(x), round(y)) ?? "";
}
