// Points of series over shared horizontal places. With a diagonal, points above, on and below it differ in symbol and
// colour. Each group is one path, so that thousands of points are drawn at once.

import type { JSX } from "preact";
import type { Role, ScatterChart } from "../../live/payload";
import { Dots, Placed, pointSpots, referenceLines } from "../frame/marks";
import { Axes, bottomMargin, type Plot, plotFor } from "../frame/plot";
import { Room } from "../frame/room";
import { fits } from "../frame/scales";
import { besideEntry, type Entry, heading, Top } from "../frame/titles";
import type { Table } from "../job";
import type { Ink } from "../parts/roles";
import { isPlace, type Place, placesOf } from "../parts/series";
import type { Setting } from "../parts/setting";
import { round } from "../parts/text";

type Chart = Setting<ScatterChart>;
type Symbol = "circle" | "cross" | "dot" | "triangle" | "square";

interface Group {
  id: string;
  symbol: Symbol;
  ink: Ink;
  places: Place[];
}

const NEAR = 0.01; // of its height: points this near to the diagonal lie on it
const SYMBOLS: Symbol[] = ["circle", "cross", "triangle", "square"];
const LETTERS: Record<Symbol, string> = { circle: "○", cross: "×", dot: "·", triangle: "△", square: "□" };

export function Scatter({ setting }: { setting: Chart }): JSX.Element {
  const { chart } = setting;
  const series = Object.entries(chart.y);
  const entries: Entry[] =
    series.length > 1
      ? series.map(([id], number) => ({
          swatch: "letter",
          text: setting.label(id),
          letter: symbolOf(number),
          ink: chart.y[id],
        }))
      : [];
  const before = besideEntry(setting, { swatch: "letter", letter: "•", ink: "before" });
  const top = heading(setting, setting.words.y, [...entries, ...before]);
  const plot = plotOf(setting, top.height);
  const common = { setting, plot, axes: { x: chart.x, y: series[0]?.[0] ?? "" } };
  const found = groups(setting, plot, setting.table);
  const room = roomIn(setting, plot, found);
  const lines = referenceLines({ ...common, references: chart.references, room });
  const points = pointSpots({ ...common, points: chart.points });
  for (const { x, y } of points) room.take({ left: x, top: y, width: 0, height: 0 }, 6);
  return (
    <g>
      <Top setting={setting} found={top} />
      <Axes setting={setting} plot={plot} />
      {chart.diagonal && <path d={diagonal(plot)} stroke={setting.ink("axis")} stroke-width="1.5" />}
      {lines.lines}
      {setting.job.beside && <Earlier setting={setting} plot={plot} table={setting.job.beside} as="beside" />}
      {setting.job.pinned && <Earlier setting={setting} plot={plot} table={setting.job.pinned} as="pinned" />}
      <g data-run="now">
        {found.map((group, number) => (
          <Marks key={number} setting={setting} group={group} />
        ))}
      </g>
      <Dots setting={setting} spots={points} />
      <Placed setting={setting} spots={[...points, ...lines.spots]} room={room} />
      {chart.diagonal && <Sides setting={setting} plot={plot} room={room} />}
    </g>
  );
}

function symbolOf(number: number): string {
  return LETTERS[SYMBOLS[number % SYMBOLS.length] as Symbol];
}

/** With a diagonal both axes have the same extent, or equality would lie elsewhere. */
function plotOf(setting: Chart, top: number): Plot {
  const { chart } = setting;
  const ids = Object.keys(chart.y);
  const unit = ids[0] ?? "";
  const across = setting.tables.flatMap((table) => setting.series(chart.x, table));
  const up = setting.tables.flatMap((table) => ids.flatMap((id) => setting.series(id, table)));
  up.push(...[...chart.points, ...chart.references].flatMap(({ y }) => setting.at(y, unit) ?? []));
  across.push(...[...chart.points, ...chart.references].flatMap(({ x }) => setting.at(x, chart.x) ?? []));
  const x = { values: padded(chart.diagonal ? [...across, ...up] : across, chart.x_scale), type: chart.x_scale };
  const y = { values: padded(chart.diagonal ? [...across, ...up] : up, chart.y_scale), type: chart.y_scale };
  return plotFor(
    setting,
    { ...x, from: setting.at(chart.x_from, chart.x), to: setting.at(chart.x_to, chart.x) },
    { ...y, nice: false, from: setting.at(chart.y_from, unit), to: setting.at(chart.y_to, unit) },
    { top, right: 0, bottom: bottomMargin(setting) },
  );
}

/** The ends of the values with room at both, so that no symbol is cut. */
function padded(values: number[], scale: "linear" | "log"): number[] {
  const there = values.filter((value) => fits(value, scale));
  const low = there.reduce((least, value) => Math.min(least, value), Infinity);
  const high = there.reduce((most, value) => Math.max(most, value), -Infinity);
  if (low > high) return [];
  if (scale === "log") return [low / 1.5, high * 1.5];
  const room = (high - low) * 0.05;
  return [low - room, high + room];
}

function groups(setting: Chart, plot: Plot, table: Table): Group[] {
  const { chart } = setting;
  const ids = Object.keys(chart.y);
  if (!chart.diagonal)
    return ids.map((id, number) => ({
      id,
      symbol: SYMBOLS[number % SYMBOLS.length] as Symbol,
      ink: chart.y[id] as Role,
      places: placesOf(setting, plot, chart.x, id, table).filter(isPlace),
    }));
  const id = ids[0] ?? "";
  const group = (symbol: Symbol, ink: Ink): Group => ({ id, symbol, ink, places: [] });
  const sides = {
    above: group("circle", chart.y[id] as Role),
    below: group("cross", "loss"),
    on: group("dot", "text"),
  };
  const [x, y] = [setting.series(chart.x, table), setting.series(id, table)];
  placesOf(setting, plot, chart.x, id, table).forEach((place, index) => {
    if (isPlace(place)) sides[sideOf(x[index] as number, y[index] as number)].places.push(place);
  });
  return Object.values(sides).filter(({ places }) => places.length);
}

function sideOf(x: number, y: number): "above" | "below" | "on" {
  if (Math.abs(y - x) <= NEAR * Math.abs(x)) return "on";
  return y > x ? "above" : "below";
}

function roomIn(setting: Chart, plot: Plot, found: Group[]): Room {
  const room = Room.of(plot);
  for (const { places } of found) for (const [x, y] of places) room.take({ left: x, top: y, width: 0, height: 0 }, 4);
  for (const table of [setting.job.pinned, setting.job.beside])
    if (table)
      for (const { places } of groups(setting, plot, table))
        for (const [x, y] of places) room.take({ left: x, top: y, width: 0, height: 0 }, 2);
  return room;
}

/** The line of equality, from one end of the shorter axis to the other. */
function diagonal({ x, y }: Plot): string {
  const [low, high] = [Math.max(x.domain[0], y.domain[0]), Math.min(x.domain[1], y.domain[1])];
  return `M${round(x(low))} ${round(y(low))}L${round(x(high))} ${round(y(high))}`;
}

/** What the sides mean, near their corners. */
function Sides({ setting, plot, room }: { setting: Chart; plot: Plot; room: Room }): JSX.Element {
  const { words, chart } = setting;
  const role = Object.values(chart.y)[0];
  const above = { text: `${LETTERS.circle} ${words.above ?? ""}`, x: plot.left, y: plot.top };
  const below = { text: `${LETTERS.cross} ${words.below ?? ""}`, x: plot.right, y: plot.bottom };
  return (
    <g>
      <Placed setting={setting} spots={[above]} room={room} ink={role} leader={false} />
      <Placed setting={setting} spots={[below]} room={room} ink="loss" leader={false} />
    </g>
  );
}

/** Another run: the same places as small dots. */
function Earlier({
  setting,
  plot,
  table,
  as,
}: {
  setting: Chart;
  plot: Plot;
  table: Table;
  as: "pinned" | "beside";
}): JSX.Element {
  const ids = Object.keys(setting.chart.y);
  const places = ids.flatMap((id) => placesOf(setting, plot, setting.chart.x, id, table).filter(isPlace));
  return (
    <g data-run={as}>
      <Marks setting={setting} group={{ id: "", symbol: "dot", ink: as === "beside" ? "before" : "axis", places }} />
    </g>
  );
}

function Marks({ setting, group }: { setting: Chart; group: Group }): JSX.Element {
  const size = setting.thumbnail ? 1.4 : 1;
  const filled = group.symbol === "dot";
  return (
    <path
      class="chart-data"
      data-series={group.id || undefined}
      d={group.places.map(([x, y]) => shape(group.symbol, x, y)).join("") || undefined}
      fill={filled ? setting.ink(group.ink) : "none"}
      stroke={filled ? "none" : setting.ink(group.ink)}
      stroke-width={1.4 * size}
      stroke-linecap="round"
    />
  );
}

function shape(symbol: Symbol, x: number, y: number): string {
  switch (symbol) {
    case "cross":
      return `M${round(x - 2.8)} ${round(y - 2.8)}l5.6 5.6m0 -5.6l-5.6 5.6`;
    case "triangle":
      return `M${round(x)} ${round(y - 3.6)}l3.4 6h-6.8Z`;
    case "square":
      return `M${round(x - 2.8)} ${round(y - 2.8)}h5.6v5.6h-5.6Z`;
    default: {
      const radius = symbol === "dot" ? 1.8 : 3.2;
      return `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`;
    }
  }
}
