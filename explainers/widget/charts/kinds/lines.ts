// Lines over a common horizontal axis, each with its label at its end, and marked points.

import * as Plot from "@observablehq/plot";
import type { LinesChart, Result } from "../../live/payload";
import {
  addAxisTitles,
  addLabels,
  addText,
  type Context,
  color,
  DASHES,
  frame,
  labelWidth,
  series,
  single,
  textWidth,
  tick,
  tickCount,
} from "../parts/context";

export function drawLines(chart: LinesChart, result: Result, context: Context): SVGSVGElement {
  const labels = chart.y.map((id) => context.words.outputs[id]?.label ?? id);
  const width = labelWidth(labels, context);
  const log = chart.y_scale === "log";
  const svg = Plot.plot({
    ...frame(chart, context, width + 12),
    x: { label: null, ticks: tickCount(context.width, 100), tickFormat: tick, tickSize: 4, nice: false },
    y: {
      label: null,
      type: chart.y_scale,
      zero: !log,
      nice: true,
      grid: true,
      ticks: log ? 4 : 5,
      tickFormat: tick,
      tickSize: 0,
    },
    marks: [
      log ? null : Plot.ruleY([0], { stroke: "var(--chart-axis)" }),
      context.pinned ? lineMarks(chart, context.pinned, context, true) : null,
      lineMarks(chart, result, context, false),
      pointMarks(chart, result, context),
    ],
  } as Plot.PlotOptions) as SVGSVGElement & Plot.Plot;
  const y = svg.scale("y");
  const x = svg.scale("x");
  const ends = chart.y.map((id, position) => ({
    text: labels[position] as string,
    y: y?.apply(series(result, id, context).at(-1)) as number,
    color: color(position),
  }));
  addLabels(svg, ends, context.width - width - 4, width, context, [
    (frame(chart, context, 0).marginTop as number) - 8,
    context.height - 40,
  ]);
  addPointLabels(
    svg,
    chart,
    result,
    context,
    (value) => x?.apply(value),
    (value) => y?.apply(value),
    context.width - width - 12,
  );
  addAxisTitles(svg, chart, context);
  return svg;
}

function lineMarks(chart: LinesChart, result: Result, context: Context, pinned: boolean): Plot.Markish[] {
  const x = series(result, chart.x, context);
  return chart.y.map((id, position) =>
    Plot.lineY(x, {
      x,
      y: series(result, id, context),
      stroke: color(position),
      strokeWidth: pinned ? 1.5 : 2.5,
      strokeOpacity: pinned ? 0.6 : 1,
      strokeDasharray: pinned ? "1 4" : DASHES[position % DASHES.length],
      strokeLinecap: "round",
    }),
  );
}

function pointMarks(chart: LinesChart, result: Result, context: Context): Plot.Markish[] {
  return pointsOf(chart, result, context).map(({ x, y }) =>
    Plot.dot([0], {
      x: [x],
      y: [y],
      r: 5,
      fill: "var(--chart-text)",
      stroke: "var(--chart-background)",
      strokeWidth: 1.5,
    }),
  );
}

/** The marked points that this run has. */
function pointsOf(chart: LinesChart, result: Result, context: Context): { id: string; x: number; y: number }[] {
  return chart.points.flatMap(({ id, ...point }) => {
    const [x, y] = [single(result, point.x, context), single(result, point.y, context)];
    return x === null || y === null ? [] : [{ id, x, y }];
  });
}

type Apply = (value: number) => number;

function addPointLabels(
  svg: SVGSVGElement,
  chart: LinesChart,
  result: Result,
  context: Context,
  x: Apply,
  y: Apply,
  right: number,
): void {
  let lowest = Infinity;
  const places = pointsOf(chart, result, context)
    .map((point) => ({ id: point.id, x: x(point.x), y: y(point.y) }))
    .sort((first, second) => second.y - first.y);
  for (const place of places) {
    const top = Math.min(place.y + 20, lowest === Infinity ? Infinity : place.y + 20);
    const clash = Math.abs(top - lowest) < 15;
    const text = context.words.charts[chart.id]?.points?.[place.id] ?? place.id;
    const leaves = place.x + 6 + textWidth(text) > right; // it would run into the labels of the lines
    const label = addText(
      svg,
      text,
      { x: place.x + (leaves ? -6 : 6), y: clash ? place.y - 10 : top, class: "chart-point-label" },
      context,
    );
    if (leaves) label.setAttribute("text-anchor", "end");
    lowest = top;
  }
}
