// Parts that add up to a total along an axis: positive ones are piled upwards, negative ones downwards.

import { stack, stackOffsetDiverging } from "d3-shape";
import type { JSX } from "preact";
import type { StackChart } from "../../live/payload";
import { Beside, besideWidth, type End } from "../frame/beside";
import { observedDots, Placed, referenceLines, Spans, spanSpots } from "../frame/marks";
import { Axes, bottomMargin, type Plot, plotFor } from "../frame/plot";
import { Room } from "../frame/room";
import { besideEntry, type Entry, heading, Top } from "../frame/titles";
import type { Table } from "../job";
import { Area } from "../parts/fills";
import { type Look, looks } from "../parts/roles";
import type { Setting } from "../parts/setting";
import { type Shown, strokeOf } from "../parts/strokes";
import { round } from "../parts/text";

const FEWEST = 40; // with fewer points than this, the first and the last get their whole step

const TOTAL: Look = { ...(looks({ total: "reference" })[0] as Look), dash: "none", width: 2.5 };

type Chart = Setting<StackChart>;

/** One step of a part: its edges along the axis, where it begins and ends on the pile. */
interface Step {
  left: number;
  right: number;
  from: number;
  to: number;
}

export function Stack({ setting }: { setting: Chart }): JSX.Element {
  const { chart } = setting;
  const parts = looks(chart.y);
  const labels = [...Object.keys(chart.y), ...(chart.total ? [chart.total] : [])].map((id) => setting.label(id));
  const beside = setting.narrow || setting.thumbnail ? 0 : besideWidth(labels);
  const top = heading(setting, setting.words.y, legend(setting, parts, beside === 0));
  const piles = setting.tables.map((table) => pile(setting, table));
  const layers = piles[0] as Step[][]; // of the present table
  const plot = plotOf(setting, piles, top.height, beside ? beside + 10 : 0);
  const axes = { x: chart.x, y: chart.total || (parts[0]?.id ?? "") };
  const common = { setting, plot, axes };
  const room = roomIn(plot, layers);
  const lines = referenceLines({ ...common, references: chart.references, room });
  return (
    <g>
      <Top setting={setting} found={top} />
      <Spans {...common} spans={chart.spans} />
      <Axes setting={setting} plot={plot} />
      <g data-run="now">
        {parts.map((look, number) => (
          <g key={look.id} data-series={look.id}>
            <Area setting={setting} look={look} d={shape(plot, layers[number] ?? [])} place={look.id} />
          </g>
        ))}
      </g>
      {lines.lines}
      {setting.job.beside && <Total {...common} table={setting.job.beside} as="beside" />}
      {setting.job.pinned && <Total {...common} table={setting.job.pinned} as="pinned" />}
      <Total {...common} table={setting.table} as="now" />
      {observedDots({ ...common, observed: chart.observed, room })}
      <Placed setting={setting} spots={[...lines.spots, ...spanSpots({ ...common, spans: chart.spans })]} room={room} />
      {beside > 0 && (
        <Beside
          setting={setting}
          ends={ends(setting, plot, parts, layers)}
          x={plot.right + 8}
          bounds={[plot.top - 8, plot.bottom + 4]}
        />
      )}
    </g>
  );
}

function legend(setting: Chart, parts: Look[], all: boolean): Entry[] {
  const { chart, words } = setting;
  const entries: Entry[] = all ? parts.map((look) => ({ look, swatch: "area", text: setting.label(look.id) })) : [];
  if (all && chart.total) entries.push({ look: TOTAL, swatch: "line", text: setting.label(chart.total) });
  chart.observed.forEach(({ id }, list) => {
    entries.push({ swatch: "dot", list, text: words.observed?.[id] ?? id });
  });
  return chart.total ? [...entries, ...besideEntry(setting)] : entries;
}

/** The steps of each part, in the order of the axis. */
function pile(setting: Chart, table: Table): Step[][] {
  const names = Object.keys(setting.chart.y);
  const edges = edgesOf(setting.series(setting.chart.x, table));
  const columns = names.map((id) => setting.series(id, table));
  const rows = edges.map((_, index) => Object.fromEntries(names.map((id, part) => [id, columns[part]?.[index] || 0])));
  const piled = stack<Record<string, number>>().keys(names).offset(stackOffsetDiverging)(rows);
  return piled.map((part) => part.map(([from, to], index) => ({ ...(edges[index] as Edges), from, to })));
}

type Edges = Pick<Step, "left" | "right">;

/** Each step reaches half-way to its neighbours; where steps are wide, the first and the last are as wide as the others. */
function edgesOf(x: number[]): Edges[] {
  const outer = x.length > FEWEST ? 0 : 0.5;
  return x.map((value, index) => {
    const [before, after] = [x[index - 1], x[index + 1]];
    const [down, up] = [value - (before ?? value), (after ?? value) - value];
    return {
      left: before === undefined ? value - up * outer : value - down / 2,
      right: after === undefined ? value + down * outer : value + up / 2,
    };
  });
}

function plotOf(setting: Chart, piles: Step[][][], top: number, right: number): Plot {
  const { chart } = setting;
  const values = piles.flat(2).flatMap(({ from, to }) => [from, to]);
  if (chart.total) for (const table of setting.tables) values.push(...setting.series(chart.total, table));
  for (const { y } of chart.observed) values.push(...setting.series(y));
  for (const { y } of chart.references) values.push(setting.at(y, chart.total || (Object.keys(chart.y)[0] ?? "")) ?? 0);
  const ends = setting.tables.flatMap((table) =>
    edgesOf(setting.series(chart.x, table)).flatMap(({ left, right }) => [left, right]),
  );
  const unit = chart.total || (Object.keys(chart.y)[0] ?? "");
  const y = { values, zero: true, from: setting.at(chart.y_from, unit), to: setting.at(chart.y_to, unit) };
  return plotFor(setting, { values: ends }, y, { top, right, bottom: bottomMargin(setting) });
}

/** The outline of a part; where its sign changes, or where it is nothing, a new piece begins. */
function shape(plot: Plot, steps: Step[]): string {
  const pieces: Step[][] = [];
  let sign = 0;
  for (const step of steps) {
    const here = Math.sign(step.to - step.from) * (step.from < 0 || step.to < 0 ? -1 : 1);
    if (here === 0) sign = 0;
    else if (here === sign) pieces.at(-1)?.push(step);
    else {
      pieces.push([step]);
      sign = here;
    }
  }
  return pieces.map((piece) => outline(plot, piece)).join("");
}

function outline({ x, y }: Plot, steps: Step[]): string {
  const there = steps.map(({ left, right, to }) => `${round(x(left))} ${round(y(to))}H${round(x(right))}`);
  const back = steps
    .toReversed()
    .map(({ left, right, from }) => `${round(x(right))} ${round(y(from))}H${round(x(left))}`);
  return `M${[...there, ...back].join("L")}Z`;
}

/** What the piles take: labels stand above or below them. */
function roomIn(plot: Plot, layers: Step[][]): Room {
  const room = Room.of(plot);
  for (const { left: first, right, from, to } of layers.flat()) {
    const [high, low] = [Math.min(plot.y(from), plot.y(to)), Math.max(plot.y(from), plot.y(to))];
    room.take({ left: plot.x(first), top: high, width: plot.x(right) - plot.x(first), height: low - high });
  }
  return room;
}

function ends(setting: Chart, plot: Plot, parts: Look[], layers: Step[][]): End[] {
  const found: End[] = parts.map((look, number) => {
    const { from, to } = layers[number]?.at(-1) ?? { from: NaN, to: NaN };
    return { text: setting.label(look.id), y: (plot.y(from) + plot.y(to)) / 2, ink: look.role };
  });
  const { total } = setting.chart;
  if (!total) return found;
  return [...found, { text: setting.label(total), y: plot.y(setting.series(total).at(-1) ?? NaN) - 8, ink: "text" }];
}

function Total({
  setting,
  plot,
  table,
  as,
}: {
  setting: Chart;
  plot: Plot;
  table: Table;
  as: Shown;
}): JSX.Element | null {
  const { chart } = setting;
  if (!chart.total) return null;
  const values = setting.series(chart.total, table);
  const steps = edgesOf(setting.series(chart.x, table)).map((edges, index) => ({ ...edges, to: values[index] ?? NaN }));
  const { x, y } = plot;
  const d = steps
    .map(({ left, right, to }, index) => {
      if (!Number.isFinite(to)) return "";
      const joined = index > 0 && Number.isFinite(steps[index - 1]?.to);
      return `${joined ? "L" : "M"}${round(x(left))} ${round(y(to))}H${round(x(right))}`;
    })
    .join("");
  return (
    <g data-run={as}>
      {as === "now" && <path d={d || undefined} fill="none" stroke={setting.ink("background")} stroke-width="5" />}
      <path
        class="chart-data"
        data-series={chart.total}
        d={d || undefined}
        {...strokeOf(setting, TOTAL, as)}
        stroke={setting.ink(as === "beside" ? "before" : "text")}
        fill="none"
      />
    </g>
  );
}
