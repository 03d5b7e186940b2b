// Densities over one axis, one over the other; each is named where it stands out most and has room.

import { area, curveMonotoneX, line } from "d3-shape";
import type { JSX } from "preact";
import type { DistributionChart } from "../../live/payload";
import { Placed, referenceLines, Spans, spanSpots, type Spot } from "../frame/marks";
import { Axes, bottomMargin, type Plot, plotFor } from "../frame/plot";
import { Room } from "../frame/room";
import { besideEntry, type Entry, heading, Top } from "../frame/titles";
import type { Table } from "../job";
import { Area } from "../parts/fills";
import { type Look, looks } from "../parts/roles";
import { isPlace, type Place, placesOf } from "../parts/series";
import type { Setting } from "../parts/setting";
import { type Shown, strokeOf } from "../parts/strokes";
import { round } from "../parts/text";

type Chart = Setting<DistributionChart>;

export function Distribution({ setting }: { setting: Chart }): JSX.Element {
  const { chart } = setting;
  const drawn = looks(chart.y);
  const named: Entry[] = setting.narrow
    ? drawn.map((look) => ({ look, swatch: "area", text: setting.label(look.id) }))
    : [];
  const top = heading(setting, setting.words.y, [...named, ...besideEntry(setting)]);
  const plot = plotOf(setting, top.height);
  const common = { setting, plot, axes: { x: chart.x, y: drawn[0]?.id ?? "" } };
  const paths = drawn.map((look) => placesOf(setting, plot, chart.x, look.id, setting.table));
  const room = roomIn(setting, plot, drawn, paths);
  const lines = referenceLines({ ...common, references: chart.references, room });
  return (
    <g>
      <Top setting={setting} found={top} />
      <Spans {...common} spans={chart.spans} />
      <Axes setting={setting} plot={plot} />
      <g data-run="now">
        {drawn.map((look, number) => (
          <g key={look.id} data-series={look.id}>
            <Area setting={setting} look={look} d={filled(plot, paths[number] ?? [])} place={look.id} />
          </g>
        ))}
      </g>
      {lines.lines}
      {setting.job.beside && (
        <Outlines setting={setting} plot={plot} drawn={drawn} table={setting.job.beside} as="beside" />
      )}
      {setting.job.pinned && (
        <Outlines setting={setting} plot={plot} drawn={drawn} table={setting.job.pinned} as="pinned" />
      )}
      <Outlines setting={setting} plot={plot} drawn={drawn} table={setting.table} as="now" />
      <Placed setting={setting} spots={[...lines.spots, ...spanSpots({ ...common, spans: chart.spans })]} room={room} />
      {!setting.narrow &&
        names(setting, plot, drawn, paths).map(({ spot, look }) => (
          <Placed key={look.id} setting={setting} spots={[spot]} room={room} ink={look.role} />
        ))}
    </g>
  );
}

function plotOf(setting: Chart, top: number): Plot {
  const { chart } = setting;
  const drawn = Object.keys(chart.y);
  const unit = drawn[0] ?? "";
  const all = setting.tables.flatMap((table) => drawn.flatMap((id) => setting.series(id, table)));
  const levels = chart.references.flatMap(({ y }) => setting.at(y, unit) ?? []);
  const y = {
    values: [...all, ...levels],
    zero: true,
    from: setting.at(chart.y_from, unit),
    to: setting.at(chart.y_to, unit),
  };
  const x = { values: setting.tables.flatMap((table) => setting.series(chart.x, table)) };
  return plotFor(setting, x, y, { top, right: 0, bottom: bottomMargin(setting) });
}

/** The lines are taken, those of other runs as well; the inside of an area is free. */
function roomIn(setting: Chart, plot: Plot, drawn: Look[], paths: Place[][]): Room {
  const room = Room.of(plot);
  for (const path of paths) room.takeLine(path, 3);
  for (const table of [setting.job.pinned, setting.job.beside])
    if (table) for (const look of drawn) room.takeLine(placesOf(setting, plot, setting.chart.x, look.id, table));
  return room;
}

function filled(plot: Plot, path: Place[]): string {
  const made = area<Place>()
    .x(([x]) => round(x))
    .y0(round(plot.y(Math.max(plot.y.domain[0], 0))))
    .y1(([, y]) => round(y))
    .defined(isPlace)
    .curve(curveMonotoneX);
  return made(path) ?? "";
}

function Outlines({
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
  const made = line<Place>()
    .x(([x]) => round(x))
    .y(([, y]) => round(y))
    .defined(isPlace)
    .curve(curveMonotoneX);
  return (
    <g data-run={as}>
      {drawn.map((look) => (
        <path
          key={look.id}
          {...strokeOf(setting, look, as)}
          class="chart-data"
          data-series={look.id}
          d={made(placesOf(setting, plot, setting.chart.x, look.id, table)) || undefined}
          fill="none"
        />
      ))}
    </g>
  );
}

/** Each name where its density lies highest above all others, the highest first. */
function names(setting: Chart, _plot: Plot, drawn: Look[], paths: Place[][]): { spot: Spot; look: Look }[] {
  const heights = drawn.map((look) => setting.series(look.id));
  const found = drawn.flatMap((look, number) => {
    const at = standsOut(number, heights);
    const place = paths[number]?.[at];
    if (!place || !isPlace(place)) return [];
    return [{ look, spot: { text: setting.label(look.id), x: place[0] + 6, y: place[1] } }];
  });
  return found.sort((first, second) => first.spot.y - second.spot.y);
}

/** The place at which a density lies highest above all others, the last of equals; its peak where it lies above none. */
function standsOut(number: number, heights: number[][]): number {
  const own = heights[number] ?? [];
  const others = heights.filter((_, other) => other !== number);
  const lead = own.map((height, at) => height - Math.max(0, ...others.map((other) => other[at] ?? 0)));
  const most = lead.reduce((high, value) => Math.max(high, value), -Infinity);
  const highest = own.reduce((high, value) => Math.max(high, value), -Infinity);
  if (most < highest * 0.01) return own.indexOf(highest);
  return lead.findLastIndex((value) => value > most * 0.9);
}
