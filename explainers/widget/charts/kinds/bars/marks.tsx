// What is drawn of the runs: bars or dots, totals, ranges, the kept run and the situation beside.

import type { JSX } from "preact";
import type { Table } from "../../job";
import { Area } from "../../parts/fills";
import { Label } from "../../parts/labels";
import { type Look, PINNED } from "../../parts/roles";
import { LINE_HEIGHT, round, textWidth } from "../../parts/text";
import { BRACKET, type Frame, type Piece, piecesOf, type Row } from "./rows";

/** The signs of series in a dot plot. */
export const SIGNS = ["●", "◆", "■", "▲"];

export const MARK = 8; // pixels on each side of a total's mark

function box(start: number, end: number, top: number, height: number): string {
  return `M${round(start)} ${round(top)}H${round(end)}v${round(height)}H${round(start)}Z`;
}

/** The bars of each part: all of one part are one shape. Numbers stand where they have room. */
export function Parts({ frame }: { frame: Frame }): JSX.Element {
  const { setting, x, rows, drawn } = frame;
  const grouped = setting.chart.layout === "grouped";
  const pieces = piecesOf(setting, setting.table);
  const totals = setting.chart.total ? setting.series(setting.chart.total) : [];
  return (
    <g data-run="now">
      {drawn.map((look, part) => {
        const places = rows.map((row, index) => {
          const piece = pieces[part]?.[index] ?? { from: 0, to: 0, value: 0 };
          const height = grouped ? row.height / drawn.length : row.height;
          return { piece, top: row.top + (grouped ? part * height : 0), height, row, total: totals[index] };
        });
        // Of nothing there is nothing to draw, not even an edge; a single bar keeps it as the mark of its zero.
        const seen = drawn.length > 1 ? places.filter(({ piece }) => piece.from !== piece.to) : places;
        const d = seen.map(({ piece, top, height }) => box(x(piece.from), x(piece.to), top, height)).join("");
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
  total,
}: {
  frame: Frame;
  look: Look;
  piece: Piece;
  top: number;
  height: number;
  row: Row;
  total: number | undefined;
}): JSX.Element | null {
  const text = setting.text(piece.value, look.id);
  const alone = drawn.length === 1 || setting.chart.layout === "grouped";
  if (height < LINE_HEIGHT || (alone && row.value)) return null;
  const y = top + height / 2 + 4.5;
  if (alone) {
    const down = piece.value < 0;
    const end = down ? x(piece.from) - 6 : x(piece.to) + 6;
    return <Label setting={setting} lines={[text]} x={end} y={y} anchor={down ? "end" : "start"} bold halo />;
  }
  const middle = middleOf(x(piece.from), x(piece.to), textWidth(text, true), total === undefined ? null : x(total));
  if (middle === null) return null;
  return <Label setting={setting} lines={[text]} x={middle} y={y} anchor="middle" bold halo />;
}

/** Where a text of this width stands in a piece, beside the mark of the total if that lies under it; null if nowhere. */
function middleOf(from: number, to: number, width: number, total: number | null): number | null {
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const free = (start: number, end: number): number | null => (end - start < width + 8 ? null : (start + end) / 2);
  const middle = free(left, right);
  if (middle === null || total === null || Math.abs(total - middle) > width / 2 + MARK) return middle;
  return total - left > right - total ? free(left, total - MARK) : free(total + MARK, right);
}

/** A dot for each series on a thin rule, each series with a sign of its own. */
export function DotRows({ frame }: { frame: Frame }): JSX.Element {
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

/** The mark of a total. */
export function diamond(x: number, y: number): string {
  return `M${round(x - 6)} ${round(y)}l6 -6l6 6l-6 6Z`;
}

export function Totals({ frame: { setting, x, rows } }: { frame: Frame }): JSX.Element {
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
export function Ranges({ frame }: { frame: Frame }): JSX.Element {
  const { setting, x, rows, drawn, beside } = frame;
  const [lower, upper] = setting.chart.band as [string, string];
  const ink = drawn.at(-1)?.role ?? "text";
  return (
    <g data-run="now">
      {rows.map((row, index) => {
        const [low, high] = [setting.series(lower)[index], setting.series(upper)[index]];
        if (low === undefined || high === undefined) return null;
        const y = beside ? row.top + row.height / 2 : row.top + row.height + BRACKET / 2;
        return (
          <g key={index} data-series={lower}>
            <path d={bracket(x(low), x(high), y)} stroke={setting.ink(ink)} stroke-width="2" fill="none" />
            {!setting.thumbnail && !beside && (
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
export function Pinned({ frame: { setting, x, rows }, table }: { frame: Frame; table: Table }): JSX.Element {
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
export function BesideTicks({ frame: { setting, x, rows }, table }: { frame: Frame; table: Table }): JSX.Element {
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
