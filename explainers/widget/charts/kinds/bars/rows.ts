// How bars are laid out: the rows from top to bottom, the axis of values, and where each part begins and ends.

import { stack, stackOffsetDiverging } from "d3-shape";
import type { BarsChart } from "../../../live/payload";
import { type Axis, axisFor } from "../../frame/scales";
import type { Table } from "../../job";
import type { Look } from "../../parts/roles";
import type { Setting } from "../../parts/setting";
import { LINE_HEIGHT, shorten, textWidth, thinned, tick, widest, wrap } from "../../parts/text";

export type Chart = Setting<BarsChart>;

const THICKEST = 30;
const THINNEST = 5;
const STEPS = 8; // to the ends of the axis: by the steps of a phone's few ticks, half of it would be empty
const WIDE = 440; // pixels; from here on dots stand beside their names, on one line with them
const SIDE = 20; // the last tick's text reaches over the end of the axis
const MOST_BESIDE = 0.4; // of the width, for names beside their rows
const FILLED = 0.7; // of a row whose name stands beside it

export const BRACKET = 18; // room for a range below its bar

export interface Row {
  name: string[];
  /** The number at the end of the name's line, or of the row. */
  value: string;
  top: number;
  height: number;
}

export interface Frame {
  setting: Chart;
  x: Axis;
  rows: Row[];
  top: number;
  bottom: number;
  drawn: Look[];
  /** The columns of names and of numbers beside the rows; none where they stand above them. */
  beside: Columns | null;
}

export interface Columns {
  names: number;
  /** What of it lies between the names and the plot: half a dot reaches into it. */
  gap: number;
  numbers: number;
}

/** Where a part of a bar begins and ends. */
export interface Piece {
  from: number;
  to: number;
  value: number;
}

/** The pieces of each part, thing by thing. */
export function piecesOf(setting: Chart, table: Table): Piece[][] {
  const ids = Object.keys(setting.chart.y);
  const columns = ids.map((id) => setting.series(id, table));
  if (setting.chart.layout !== "stacked")
    return columns.map((column) =>
      column.map((value) => ({ from: Math.min(value, 0), to: Math.max(value, 0), value })),
    );
  const rows = (columns[0] ?? []).map((_, index) =>
    Object.fromEntries(ids.map((id, part) => [id, columns[part]?.[index] ?? 0])),
  );
  const piled = stack<Record<string, number>>().keys(ids).offset(stackOffsetDiverging)(rows);
  return piled.map((part, number) =>
    part.map(([from, to], index) => ({ from, to, value: columns[number]?.[index] ?? 0 })),
  );
}

/** The axis of values, for all runs that are drawn. */
export function axisOf(setting: Chart, beside: Columns | null): Axis {
  const { chart } = setting;
  const unit = Object.keys(chart.y)[0] ?? "";
  const values = setting.tables.flatMap((table) => [
    ...piecesOf(setting, table).flatMap((part) => part.flatMap(({ from, to }) => [from, to])),
    ...[...chart.band, ...(chart.total ? [chart.total] : [])].flatMap((id) => setting.series(id, table)),
  ]);
  const dots = chart.layout === "dots";
  if (dots) values.splice(0, values.length, ...values.filter((value) => value !== 0));
  values.push(...chart.references.flatMap(({ x }) => setting.at(x, unit) ?? []));
  const room = numbersBeside(setting) ? roomForNumbers(setting, values) : [];
  // A thumbnail is filled by its bars: no numbers, no round ends, no scale kept for other situations.
  const { thumbnail } = setting;
  const { names, numbers } = beside ?? { names: thumbnail ? 0 : lowEnds(setting), numbers: 0 };
  const along = (side: number): Axis =>
    axisFor([...values, ...room], {
      type: "linear",
      range: [Math.max(side, names), setting.width - Math.max(side, numbers)],
      zero: true,
      nice: !thumbnail,
      steps: STEPS,
      count: Math.max(2, Math.floor((setting.width - names - numbers) / 80)),
      from: thumbnail ? null : setting.at(chart.value_from, unit),
      to: thumbnail ? null : setting.at(chart.value_to, unit),
    });
  if (thumbnail) return along(4);
  const axis = along(SIDE);
  const reach = widest(axis.ticks.map(tick)) / 2 + 2;
  return reach > SIDE ? along(Math.ceil(reach)) : axis;
}

/** The room for the numbers at the lower ends of ranges, which may lie at the very left. */
function lowEnds(setting: Chart): number {
  const [low] = setting.chart.band;
  return low
    ? widest(
        setting.series(low).map((value) => setting.text(value, low)),
        true,
      ) + 9
    : 0;
}

/** Whether numbers stand beside the ends of bars or ranges, so that the axis must leave room for them. */
function numbersBeside(setting: Chart): boolean {
  return !setting.thumbnail && (Object.keys(setting.chart.y).length === 1 || setting.chart.band.length > 0);
}

/** Values a little beyond the ends. */
function roomForNumbers(setting: Chart, values: number[]): number[] {
  const there = values.filter(Number.isFinite);
  if (!there.length) return [];
  const [low, high] = [Math.min(0, ...there), Math.max(0, ...there)];
  const ids = [...Object.keys(setting.chart.y), ...setting.chart.band];
  const texts = ids.flatMap((id) => setting.series(id).map((value) => setting.text(value, id)));
  const part = ((widest(texts, true) + 10) / Math.max(setting.width - 2 * SIDE, 1)) * (high - low || 1) * 1.3;
  return [low < 0 ? low - part : low, high > 0 ? high + part : high];
}

/** The rows from top to bottom: names above them, or beside them where they are too many for that. */
export function rowsOf(setting: Chart, names: string[], top: number, bottom: number): Pick<Frame, "rows" | "beside"> {
  const numbers = numberTexts(setting, names.length, bottom - top);
  const lines = names.map((name, index) => (setting.thumbnail ? [] : nameLines(setting, name, numbers[index] ?? "")));
  const used = lines.reduce((sum, line) => sum + line.length * LINE_HEIGHT + below(setting) + 2, 0);
  const each = (bottom - top - used) / Math.max(names.length, 1);
  const dots = setting.chart.layout === "dots" && setting.width >= WIDE;
  if (setting.thumbnail || (each >= THINNEST && !dots))
    return { rows: rowsBelow(setting, lines, numbers, { top, bottom, used, each }), beside: null };
  return rowsBeside(setting, names, numbers, top, bottom);
}

/** What stands below a bar: its range, or nothing. */
function below({ chart }: Chart): number {
  return chart.band.length === 2 ? BRACKET : 4;
}

/** Rows under their names, as thick as the room allows; names share their line with the row's number. */
function rowsBelow(
  setting: Chart,
  lines: string[][],
  numbers: string[],
  { top, bottom, used, each }: { top: number; bottom: number; used: number; each: number },
): Row[] {
  const count = Math.max(lines.length, 1);
  const height = Math.max(1, Math.min(THICKEST, each));
  const gap = Math.max(0, Math.min(60, (bottom - top - used - height * lines.length) / count));
  let y = top + gap / 2;
  return lines.map((name, index) => {
    const row = { name, value: numbers[index] ?? "", top: y + name.length * LINE_HEIGHT + 2, height };
    y = row.top + height + below(setting) + gap;
    return row;
  });
}

/** Rows between a column of names and one of numbers; where even that is too dense, some stay without them. */
function rowsBeside(
  setting: Chart,
  names: string[],
  numbers: string[],
  top: number,
  bottom: number,
): Pick<Frame, "rows" | "beside"> {
  const each = (bottom - top) / names.length;
  const width = Math.min(widest(names, true), MOST_BESIDE * setting.width);
  const [said, counted] = [thinned(names, each), thinned(numbers, each)];
  const rows = said.map((name, index) => ({
    name: name ? [shorten(name, width, true)] : [],
    value: counted[index] ?? "",
    top: top + (index + (1 - FILLED) / 2) * each,
    height: FILLED * each,
  }));
  const gap = setting.chart.layout === "dots" ? 14 : 6;
  return { rows, beside: { names: width + 4 + gap, gap, numbers: numbers.length ? widest(numbers, true) + 10 : 0 } };
}

function nameLines(setting: Chart, name: string, number: string): string[] {
  return wrap(name, setting.width - 12 - (number ? textWidth(number, true) + 26 : 0), true);
}

/** The numbers that stand in the lines of the names: totals; or the values of single bars that are too thin for them. */
function numberTexts(setting: Chart, count: number, room: number): string[] {
  const { chart } = setting;
  const [only, ...others] = Object.keys(chart.y);
  if (chart.total) return setting.series(chart.total).map((value) => setting.text(value, chart.total));
  const dense = room / Math.max(count, 1) < 2 * LINE_HEIGHT + 10;
  if (!only || others.length || !dense) return [];
  return setting.series(only).map((value) => setting.text(value, only));
}
