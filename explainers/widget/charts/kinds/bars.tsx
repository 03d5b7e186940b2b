// Lying bars over a list of things, each below its name: parts piled or beside each other, or dots on a thin rule.

import { stack, stackOffsetDiverging } from "d3-shape";
import type { JSX } from "preact";
import type { BarsChart } from "../../live/payload";
import { type Axis, axisFor } from "../frame/scales";
import { type Entry, heading, Top } from "../frame/titles";
import type { Table } from "../job";
import { Area } from "../parts/fills";
import { Label } from "../parts/labels";
import { type Look, looks, PINNED } from "../parts/roles";
import type { Setting } from "../parts/setting";
import { FONT_SIZE, LINE_HEIGHT, round, textWidth, tick, widest, wrap } from "../parts/text";

type Chart = Setting<BarsChart>;

const THICKEST = 30;
const SIDE = 20; // the last tick's text reaches over the end of the axis
const BRACKET = 18; // room for a range below its bar
const FOOT = 24; // ticks

interface Row {
  name: string[];
  /** The number at the end of the name's line. */
  value: string;
  top: number;
  height: number;
}

interface Frame {
  setting: Chart;
  x: Axis;
  rows: Row[];
  top: number;
  bottom: number;
  drawn: Look[];
}

/** Where a part of a bar begins and ends. */
interface Piece {
  from: number;
  to: number;
  value: number;
}

export function Bars({ setting }: { setting: Chart }): JSX.Element {
  const { chart, words } = setting;
  const drawn = looks(chart.y);
  const names = setting.names(chart.over);
  const top = heading(setting, "", legend(setting, drawn));
  const title = setting.thumbnail ? [] : wrap(words.y, setting.width - 8);
  const bottom = setting.thumbnail ? setting.height - 4 : setting.height - FOOT - title.length * LINE_HEIGHT;
  const first = top.height + (chart.references.length && !setting.thumbnail ? LINE_HEIGHT : 0);
  const frame: Frame = {
    setting,
    x: axisOf(setting),
    rows: rowsOf(setting, names, first, bottom),
    top: first,
    bottom,
    drawn,
  };
  return (
    <g>
      <Top setting={setting} found={top} />
      <Scale frame={frame} title={title} />
      {chart.layout === "dots" ? <DotRows frame={frame} /> : <Parts frame={frame} />}
      {setting.job.pinned && <Pinned frame={frame} table={setting.job.pinned} />}
      {setting.job.beside && <BesideTicks frame={frame} table={setting.job.beside} />}
      {chart.total && <Totals frame={frame} />}
      {chart.band.length === 2 && <Ranges frame={frame} />}
      <Levels frame={frame} />
      <Names frame={frame} />
    </g>
  );
}

function legend(setting: Chart, drawn: Look[]): Entry[] {
  const { chart } = setting;
  const swatch = chart.layout === "dots" ? "letter" : "area";
  const entries: Entry[] =
    drawn.length > 1
      ? drawn.map((look, number) => ({
          look,
          swatch,
          text: setting.label(look.id),
          letter: SIGNS[number % SIGNS.length],
          ink: look.role,
        }))
      : [];
  if (chart.total) entries.push({ swatch: "diamond", text: setting.label(chart.total) });
  if (chart.band.length)
    entries.push({ swatch: "bracket", text: chart.band.map((id) => setting.label(id)).join(" – ") });
  if (setting.job.beside) entries.push({ swatch: "tick", text: setting.words.beside ?? "" });
  return entries;
}

const SIGNS = ["●", "◆", "■", "▲"];

/** The pieces of each part, thing by thing. */
function piecesOf(setting: Chart, table: Table): Piece[][] {
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

function axisOf(setting: Chart): Axis {
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
function rowsOf(setting: Chart, names: string[], top: number, bottom: number): Row[] {
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

function Scale({ frame, title }: { frame: Frame; title: string[] }): JSX.Element | null {
  const { setting, x, top, bottom } = frame;
  if (setting.thumbnail)
    return <path d={`M${round(x(0))} 4V${bottom}`} stroke={setting.ink("axis")} stroke-width="2" />;
  const reach = widest(title) / 2;
  return (
    <g class="chart-axes">
      {x.ticks.map((value, number) => (
        <g key={number}>
          <path
            class="chart-grid"
            d={`M${round(x(value))} ${round(top - 4)}V${round(bottom)}`}
            stroke={setting.ink(value === 0 ? "axis" : "grid")}
          />
          <Label
            setting={setting}
            lines={[tick(value)]}
            x={x(value)}
            y={bottom + FONT_SIZE + 3}
            anchor="middle"
            ink="axis"
          />
        </g>
      ))}
      {title.length > 0 && (
        <Label
          setting={setting}
          lines={title}
          x={Math.max(setting.width / 2, reach + 2)}
          y={bottom + FOOT + FONT_SIZE - 3}
          anchor="middle"
          ink="axis"
        />
      )}
    </g>
  );
}

function Names({ frame: { setting, rows } }: { frame: Frame }): JSX.Element | null {
  if (setting.thumbnail) return null;
  return (
    <g>
      {rows.map((row, number) => (
        <g key={number}>
          <Label
            setting={setting}
            lines={row.name}
            x={4}
            y={row.top - 6 - (row.name.length - 1) * LINE_HEIGHT}
            bold
            halo
          />
          {row.value && <RowValue setting={setting} row={row} />}
        </g>
      ))}
    </g>
  );
}

function RowValue({ setting, row }: { setting: Chart; row: Row }): JSX.Element {
  const x = setting.width - 4;
  const left = x - textWidth(row.value, true) - 14;
  return (
    <g>
      {setting.chart.total && <path d={diamond(left, row.top - 10.5)} fill={setting.ink("text")} />}
      <Label setting={setting} lines={[row.value]} x={x} y={row.top - 6} anchor="end" bold halo />
    </g>
  );
}

function box(start: number, end: number, top: number, height: number): string {
  return `M${round(start)} ${round(top)}H${round(end)}v${round(height)}H${round(start)}Z`;
}

/** The bars of each part: all of one part are one shape. Numbers stand where they have room. */
function Parts({ frame }: { frame: Frame }): JSX.Element {
  const { setting, x, rows, drawn } = frame;
  const grouped = setting.chart.layout === "grouped";
  const pieces = piecesOf(setting, setting.table);
  return (
    <g data-run="now">
      {drawn.map((look, part) => {
        const places = rows.map((row, index) => {
          const piece = pieces[part]?.[index] ?? { from: 0, to: 0, value: 0 };
          const height = grouped ? row.height / drawn.length : row.height;
          return { piece, top: row.top + (grouped ? part * height : 0), height, row };
        });
        const d = places.map(({ piece, top, height }) => box(x(piece.from), x(piece.to), top, height)).join("");
        return (
          <g key={look.id} data-series={look.id}>
            <Area setting={setting} look={look} d={d} place={look.id} />
            {!setting.thumbnail &&
              places.map((place, number) => <Value key={number} frame={frame} look={look} {...place} />)}
          </g>
        );
      })}
    </g>
  );
}

/** A number beside a single bar, or in a piece that is wide enough. */
function Value({
  frame: { setting, x, drawn },
  look,
  piece,
  top,
  height,
  row,
}: {
  frame: Frame;
  look: Look;
  piece: Piece;
  top: number;
  height: number;
  row: Row;
}): JSX.Element | null {
  const text = setting.text(piece.value, look.id);
  const alone = drawn.length === 1 || setting.chart.layout === "grouped";
  if (height < LINE_HEIGHT - 2 || (alone && row.value)) return null;
  const y = top + height / 2 + 4.5;
  if (alone) {
    const down = piece.value < 0;
    const end = down ? x(piece.from) - 6 : x(piece.to) + 6;
    return <Label setting={setting} lines={[text]} x={end} y={y} anchor={down ? "end" : "start"} bold halo />;
  }
  if (Math.abs(x(piece.to) - x(piece.from)) < textWidth(text, true) + 8) return null;
  return (
    <Label setting={setting} lines={[text]} x={(x(piece.from) + x(piece.to)) / 2} y={y} anchor="middle" bold halo />
  );
}

/** A dot for each series on a thin rule, each series with a sign of its own. */
function DotRows({ frame }: { frame: Frame }): JSX.Element {
  const { setting, x, rows, drawn } = frame;
  const middle = (row: Row): number => row.top + row.height / 2;
  const rules = rows.map((row) => `M${x.range[0]} ${round(middle(row))}H${x.range[1]}`).join("");
  return (
    <g data-run="now">
      <path d={rules || undefined} stroke={setting.ink("grid")} />
      {drawn.map((look, part) => {
        const values = setting.series(look.id);
        const d = rows.map((row, index) => {
          const value = values[index];
          return typeof value === "number" && Number.isFinite(value) ? sign(part, x(value), middle(row)) : "";
        });
        return (
          <path
            key={look.id}
            class="chart-data"
            data-series={look.id}
            d={d.join("") || undefined}
            fill={setting.ink(look.role)}
            stroke={setting.ink("background")}
            stroke-width="1"
          />
        );
      })}
    </g>
  );
}

function sign(part: number, x: number, y: number): string {
  switch (part % SIGNS.length) {
    case 1:
      return diamond(x, y);
    case 2:
      return `M${round(x - 5)} ${round(y - 5)}h10v10h-10Z`;
    case 3:
      return `M${round(x)} ${round(y - 6)}l6 11h-12Z`;
    default:
      return `M${round(x - 5.5)} ${round(y)}a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0`;
  }
}

function diamond(x: number, y: number): string {
  return `M${round(x - 6)} ${round(y)}l6 -6l6 6l-6 6Z`;
}

function Totals({ frame: { setting, x, rows } }: { frame: Frame }): JSX.Element {
  const totals = setting.series(setting.chart.total);
  return (
    <g data-run="now">
      {rows.map((row, index) => {
        const total = totals[index];
        if (total === undefined || !Number.isFinite(total)) return null;
        return (
          <g key={index} data-series={setting.chart.total}>
            <path
              d={`M${round(x(total))} ${round(row.top - 2)}v${round(row.height + 4)}`}
              stroke={setting.ink("text")}
              stroke-width="2"
            />
            <path
              d={diamond(x(total), row.top + row.height / 2)}
              fill={setting.ink("text")}
              stroke={setting.ink("background")}
              stroke-width="1.5"
            />
          </g>
        );
      })}
    </g>
  );
}

/** The range below each bar, with its ends in numbers where they have room. */
function Ranges({ frame }: { frame: Frame }): JSX.Element {
  const { setting, x, rows, drawn } = frame;
  const [lower, upper] = setting.chart.band as [string, string];
  const ink = drawn.at(-1)?.role ?? "text";
  return (
    <g data-run="now">
      {rows.map((row, index) => {
        const [low, high] = [setting.series(lower)[index], setting.series(upper)[index]];
        if (low === undefined || high === undefined) return null;
        const y = row.top + row.height + BRACKET / 2;
        return (
          <g key={index} data-series={lower}>
            <path d={bracket(x(low), x(high), y)} stroke={setting.ink(ink)} stroke-width="2" fill="none" />
            {!setting.thumbnail && (
              <>
                <Label
                  setting={setting}
                  lines={[setting.text(low, lower)]}
                  x={x(low) - 5}
                  y={y + 4.5}
                  anchor="end"
                  ink={ink}
                  bold
                  halo
                />
                <Label
                  setting={setting}
                  lines={[setting.text(high, upper)]}
                  x={x(high) + 5}
                  y={y + 4.5}
                  ink={ink}
                  bold
                  halo
                />
              </>
            )}
          </g>
        );
      })}
    </g>
  );
}

function bracket(low: number, high: number, y: number): string {
  return `M${round(low)} ${round(y - 5)}v10m0 -5H${round(high)}m0 -5v10`;
}

/** The kept run as dotted outlines of its bars, and dotted lines at its totals. */
function Pinned({ frame: { setting, x, rows }, table }: { frame: Frame; table: Table }): JSX.Element {
  const { chart } = setting;
  const pieces = piecesOf(setting, table);
  const totals = chart.total ? setting.series(chart.total, table) : [];
  const outlines = rows.map((row, index) => {
    const ends = pieces.flatMap((part) => (part[index] ? [part[index].from, part[index].to] : []));
    const total = totals[index];
    const outline = box(x(Math.min(0, ...ends)), x(Math.max(0, ...ends)), row.top - 2, row.height + 4);
    return outline + (total === undefined ? "" : `M${round(x(total))} ${round(row.top - 4)}v${round(row.height + 8)}`);
  });
  return (
    <g data-run="pinned">
      <path
        d={outlines.join("") || undefined}
        fill="none"
        stroke={setting.ink("text")}
        stroke-width={PINNED.width}
        stroke-dasharray={PINNED.dash}
        stroke-linecap="round"
      />
    </g>
  );
}

/** The situation declared for comparison, as a tick at its total, or at its only part. */
function BesideTicks({ frame: { setting, x, rows }, table }: { frame: Frame; table: Table }): JSX.Element {
  const { chart } = setting;
  const id = chart.total || (Object.keys(chart.y)[0] ?? "");
  const values = setting.series(id, table);
  const d = rows.map((row, index) => {
    const value = values[index];
    return value === undefined ? "" : `M${round(x(value))} ${round(row.top - 3)}v${round(row.height + 6)}`;
  });
  return (
    <g data-run="beside">
      <path data-series={id} d={d.join("") || undefined} stroke={setting.ink("before")} stroke-width="3" />
    </g>
  );
}

/** Levels across all rows, named above them. */
function Levels({ frame: { setting, x, top, bottom, drawn } }: { frame: Frame }): JSX.Element {
  return (
    <g>
      {setting.chart.references.map((level) => {
        const value = setting.at(level.x, drawn[0]?.id ?? "");
        if (value === null) return null;
        const text = setting.words.references?.[level.id] ?? level.id;
        const reach = textWidth(text, true) / 2 + 2;
        const middle = Math.min(Math.max(x(value), reach), setting.width - reach);
        return (
          <g key={level.id}>
            <path
              d={`M${round(x(value))} ${round(top - 2)}V${round(bottom)}`}
              stroke={setting.ink("text")}
              stroke-width="1.25"
              stroke-dasharray="6 4"
            />
            {!setting.thumbnail && (
              <Label setting={setting} lines={[text]} x={middle} y={top - 6} anchor="middle" bold halo />
            )}
          </g>
        );
      })}
    </g>
  );
}
