// How bars are laid out: the rows from top to bottom, the axis of values, and where each part begins and ends.

import { stack, stackOffsetDiverging } from "d3-shape";
import type { BarsChart } from "../../../live/payload";
import { type Axis, axisFor } from "../../frame/scales";
import type { Table } from "../../job";
import type { Look } from "../../parts/roles";
import type { Setting } from "../../parts/setting";
import { LINE_HEIGHT, textWidth, widest, wrap } from "../../parts/text";

export type Chart = Setting<BarsChart>;

const THICKEST = 30;

const SIDE = 20; // the last tick's text reaches over the end of the axis

export const BRACKET = 18; // room for a range below its bar

export interface Row {
  name: string[];
  /** The number at the end of the name's line. */
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
export function axisOf(setting: Chart): Axis {
  const { chart } = setting;
  const unit = Object.keys(chart.y)[0] ?? "";
  const values = setting.tables.flatMap((table) => [
    ...piecesOf(setting, table).flatMap((part) => part.flatMap(({ from, to }) => [from, to])),
    ...[...chart.band, ...(chart.total ? [chart.total] : [])].flatMap((id) => setting.series(id, table)),
  ]);
  const dots = chart.layout === "dots";
  if (dots) values.splice(0, values.length, ...values.filter((value) => value !== 0));
  values.push(...chart.references.flatMap(({ x }) => setting.at(x, unit) ?? []));
  const range: [number, number] = setting.thumbnail ? [4, setting.width - 4] : [SIDE, setting.width - SIDE];
  const room = numbersBeside(setting) ? roomForNumbers(setting, values) : [];
  return axisFor([...values, ...room], {
    type: "linear",
    range,
    zero: true,
    nice: true,
    count: Math.max(2, Math.floor(setting.width / 80)),
    from: setting.at(chart.value_from, unit),
    to: setting.at(chart.value_to, unit),
  });
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

/** The rows from top to bottom, as thick as the room allows; names share the line with the row's number. */
export function rowsOf(setting: Chart, names: string[], top: number, bottom: number): Row[] {
  const { chart } = setting;
  const below = chart.band.length === 2 ? BRACKET : 4;
  const numbers = numberTexts(setting, names.length, bottom - top);
  const lines = names.map((name, index) => (setting.thumbnail ? [] : nameLines(setting, name, numbers[index] ?? "")));
  const used = lines.reduce((sum, line) => sum + line.length * LINE_HEIGHT + below + 2, 0);
  const height = Math.max(5, Math.min(THICKEST, (bottom - top - used) / Math.max(names.length, 1)));
  const gap = Math.max(0, Math.min(60, (bottom - top - used - height * names.length) / Math.max(names.length, 1)));
  let y = top + gap / 2;
  return lines.map((name, index) => {
    const row = { name, value: numbers[index] ?? "", top: y + name.length * LINE_HEIGHT + 2, height };
    y = row.top + height + below + gap;
    return row;
  });
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
