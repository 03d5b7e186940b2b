// Lines over a common horizontal axis, each with its label at its end; a second plot below on the same axis.

import { curveLinear, curveStepAfter, line } from "d3-shape";
import type { JSX } from "preact";
import type { LinesChart } from "../../live/payload";
import { Beside, besideWidth, type End } from "../frame/beside";
import { Dots, observedDots, Placed, pointSpots, referenceLines, Spans, spanSpots } from "../frame/marks";
import { Axes, bottomMargin, type Extent, type Plot, plotFor } from "../frame/plot";
import { Room } from "../frame/room";
import { fits } from "../frame/scales";
import { besideEntry, type Entry, heading, Top } from "../frame/titles";
import type { Table } from "../job";
import { type Look, looks } from "../parts/roles";
import { isPlace, type Place, placesOf } from "../parts/series";
import type { Setting } from "../parts/setting";
import { type Shown, strokeOf } from "../parts/strokes";
import { LINE_HEIGHT, round, wrap } from "../parts/text";
import { Label } from "../parts/labels";

const UPPER = 0.6; // of the height, where there is a second plot
const PROJECTED = { "stroke-dasharray": "5 5", "stroke-width": 2 };

type Chart = Setting<LinesChart>;

export function Lines({ setting }: { setting: Chart }): JSX.Element {
  const { chart } = setting;
  const drawn = looks({ ...chart.y, ...chart.below });
  const labels = drawn.map((look) => setting.label(look.id));
  const beside = setting.narrow || setting.thumbnail ? 0 : besideWidth(labels);
  const entries = [
    ...(beside ? [] : drawn.map((look): Entry => ({ look, swatch: "line", text: setting.label(look.id) }))),
    ...others(setting),
  ];
  const top = heading(setting, setting.words.y, entries);
  const upper = drawn.filter((look) => look.id in chart.y);
  const lower = drawn.filter((look) => look.id in chart.below);
  const plots = panels(setting, upper, lower, top.height, beside ? beside + 10 : 0);
  return (
    <g>
      <Top setting={setting} found={top} />
      <Panel setting={setting} plot={plots.upper} drawn={upper} main bare={Boolean(plots.lower)} beside={beside} />
      {plots.lower && (
        <>
          <LowerTitle setting={setting} plot={plots.lower} />
          <Panel setting={setting} plot={plots.lower} drawn={lower} beside={beside} />
        </>
      )}
    </g>
  );
}

function LowerTitle({ setting, plot }: { setting: Chart; plot: Plot }): JSX.Element | null {
  const lines = lowerTitle(setting);
  if (!lines.length) return null;
  return (
    <Label setting={setting} lines={lines} x={2} y={plot.top - 12 - (lines.length - 1) * LINE_HEIGHT} ink="axis" />
  );
}

function lowerTitle(setting: Chart): string[] {
  if (setting.thumbnail) return [];
  return wrap(setting.words.below ?? "", setting.width - 8);
}

/** The legend's entries for what is no line of the present run. */
function others(setting: Chart): Entry[] {
  const figures = setting.chart.observed.map(
    (found, list): Entry => ({ swatch: "dot", list, text: setting.words.observed?.[found.id] ?? found.id }),
  );
  return [...figures, ...besideEntry(setting)];
}

/** One plot, or two that share their horizontal axis. */
function panels(
  setting: Chart,
  upper: Look[],
  lower: Look[],
  top: number,
  right: number,
): { upper: Plot; lower: Plot | null } {
  const { chart } = setting;
  const bottom = bottomMargin(setting);
  const x: Extent = {
    values: setting.tables
      .flatMap((table) => setting.series(chart.x, table))
      .concat(chart.observed.flatMap((found) => setting.series(found.x))),
    type: chart.x_scale,
    from: setting.at(chart.x_from, chart.x),
    to: setting.at(chart.x_to, chart.x),
  };
  const first = upper[0]?.id ?? "";
  const y: Extent = {
    values: [
      ...heights(setting, upper),
      ...chart.observed.flatMap((found) => setting.series(found.y)),
      ...marked(setting, first),
    ],
    type: chart.y_scale,
    zero: true,
    from: setting.at(chart.y_from, first),
    to: setting.at(chart.y_to, first),
  };
  if (!lower.length) return { upper: plotFor(setting, x, y, { top, right, bottom }), lower: null };
  const middle = top + (setting.height - top - bottom) * UPPER;
  const title = lowerTitle(setting).length * LINE_HEIGHT + 18;
  const above = plotFor(setting, x, y, { top, right, bottom: setting.height - middle });
  const below = plotFor(
    setting,
    x,
    { values: heights(setting, lower), zero: true },
    { top: middle + title, right, bottom },
  );
  const left = Math.max(above.left, below.left);
  return { upper: shifted(above, left), lower: shifted(below, left) };
}

/** The plot with its left edge here, so that two plots stand exactly above each other. */
function shifted(plot: Plot, left: number): Plot {
  if (plot.left === left) return plot;
  const { left: from, right } = plot;
  const move = (place: number): number => left + ((place - from) * (right - left)) / (right - from);
  const x = Object.assign((value: number) => move(plot.x(value)), plot.x, { range: [left, right] as [number, number] });
  return { ...plot, left, x };
}

function heights(setting: Chart, drawn: Look[]): number[] {
  return setting.tables.flatMap((table) => drawn.flatMap((look) => setting.series(look.id, table)));
}

/** Levels and points that the vertical axis must hold. */
function marked(setting: Chart, column: string): number[] {
  const places = [...setting.chart.references.map((found) => found.y), ...setting.chart.points.map((found) => found.y)];
  return places.map((place) => setting.at(place, column)).filter((value): value is number => value !== null);
}

interface PanelOf {
  setting: Chart;
  plot: Plot;
  drawn: Look[];
  main?: boolean;
  bare?: boolean;
  beside: number;
}

function Panel({ setting, plot, drawn, main, bare, beside }: PanelOf): JSX.Element {
  const { chart } = setting;
  const axes = { x: chart.x, y: drawn[0]?.id ?? "" };
  const common = { setting, plot, axes };
  const room = Room.of(plot);
  const paths = drawn.map((look) => placesOf(setting, plot, chart.x, look.id, setting.table));
  for (const path of paths) room.takeLine(path);
  for (const table of [setting.job.beside, setting.job.pinned])
    if (table) for (const look of drawn) room.takeLine(placesOf(setting, plot, setting.chart.x, look.id, table), 1);
  const lines = main ? referenceLines({ ...common, references: chart.references, room }) : { lines: null, spots: [] };
  const points = main ? pointSpots({ ...common, points: chart.points }) : [];
  for (const { x, y } of points) room.take({ left: x, top: y, width: 0, height: 0 }, 6);
  return (
    <g>
      <Spans {...common} spans={chart.spans} />
      <Axes setting={setting} plot={plot} bare={bare} />
      {lines.lines}
      {setting.job.beside && <Run {...common} drawn={drawn} table={setting.job.beside} as="beside" />}
      {setting.job.pinned && <Run {...common} drawn={drawn} table={setting.job.pinned} as="pinned" />}
      <Run {...common} drawn={drawn} table={setting.table} as="now" />
      {main && observedDots({ ...common, observed: chart.observed, room })}
      <Dots setting={setting} spots={points} />
      <Placed
        setting={setting}
        spots={[...points, ...lines.spots, ...(main ? spanSpots({ ...common, spans: chart.spans }) : [])]}
        room={room}
      />
      {beside > 0 && (
        <Beside
          setting={setting}
          ends={ends(setting, drawn, paths)}
          x={plot.right + 8}
          bounds={[plot.top - 8, plot.bottom + 4]}
        />
      )}
    </g>
  );
}

/** Where each line's label belongs: at its last place. */
function ends(setting: Chart, drawn: Look[], paths: Place[][]): End[] {
  return drawn.map((look, index) => ({
    text: setting.label(look.id),
    y: paths[index]?.findLast(([, y]) => Number.isFinite(y))?.[1] ?? NaN,
    ink: look.role,
  }));
}

/** The lines of one run: the present one, one that is kept, or the situation declared for comparison. */
function Run({
  setting,
  plot,
  drawn,
  table,
  as,
}: {
  setting: Chart;
  plot: Plot;
  drawn: Look[];
  table: Table;
  as: Shown;
}): JSX.Element {
  const shape = line<Place>(
    ([x]) => round(x),
    ([, y]) => round(y),
  )
    .defined(isPlace)
    .curve(setting.chart.step ? curveStepAfter : curveLinear);
  return (
    <g data-run={as}>
      {drawn.map((look) => {
        const path = placesOf(setting, plot, setting.chart.x, look.id, table);
        const [solid, dashed] = as === "now" ? split(setting, plot, path) : [path, []];
        const common = { ...strokeOf(setting, look, as), class: "chart-data", "data-series": look.id, fill: "none" };
        const only = single(path);
        return (
          <g key={look.id}>
            <path {...common} d={shape(solid) || undefined} />
            {dashed.length > 0 && <path {...common} {...PROJECTED} d={shape(dashed) || undefined} />}
            {only && <circle cx={round(only[0])} cy={round(only[1])} r="3" fill={setting.ink(look.role)} />}
          </g>
        );
      })}
    </g>
  );
}

/** The only place of a line that is but a point. */
function single(path: Place[]): Place | null {
  const there = path.filter(([, y]) => Number.isFinite(y));
  return there.length === 1 ? (there[0] as Place) : null;
}

/** The part before the declared place, and the one after it; both hold the last place before it. */
function split(setting: Chart, plot: Plot, path: Place[]): [Place[], Place[]] {
  const after = setting.at(setting.chart.dashed_after, setting.chart.x);
  if (after === null || !fits(after, plot.x.type)) return [path, []];
  const edge = plot.x(after) + 1e-6;
  const last = path.findLastIndex(([x]) => x <= edge);
  return [path.slice(0, last + 1), path.slice(Math.max(last, 0))];
}
