// A series as places in a plot.

import type { Plot } from "../frame/plot";
import { fits } from "../frame/scales";
import type { Table } from "../job";
import type { Setting } from "./setting";

export type Place = [x: number, y: number];

/** The places of a series along an axis; where there is no number, none of the two is one. */
export function placesOf(setting: Setting, plot: Plot, x: string, y: string, table: Table): Place[] {
  const heights = setting.series(y, table);
  return setting.series(x, table).map((value, index) => {
    const height = heights[index];
    return fits(value, plot.x.type) && fits(height, plot.y.type) ? [plot.x(value), plot.y(height)] : [NaN, NaN];
  });
}

/** Whether a place is one. */
export function isPlace([x, y]: Place): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}
