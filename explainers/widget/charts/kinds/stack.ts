// Parts that add up to a total, year by year. Positive parts are stacked upwards, negative ones downwards.

import * as Plot from "@observablehq/plot";
import type { StackChart, Result } from "../../live/payload";
import {
  addAxisTitles,
  addLabels,
  type Context,
  color,
  frame,
  labelWidth,
  series,
  tick,
  tickCount,
} from "../parts/context";
import { addPatterns, fillOf, stacked } from "../parts/fills";

export function drawStack(chart: StackChart, result: Result, context: Context): SVGSVGElement {
  const ids = chart.total ? [...chart.y, chart.total] : chart.y;
  const labels = ids.map((id) => context.words.outputs[id]?.label ?? id);
  const width = labelWidth(labels, context);
  const x = steps(series(result, chart.x, context));
  const layers = stacked(chart.y.map((id) => ends(x, series(result, id, context))));
  const svg = Plot.plot({
    ...frame(chart, context, width + 12),
    x: { label: null, ticks: tickCount(context.width, 100), tickFormat: tick, tickSize: 4 },
    y: { label: null, zero: true, nice: true, grid: true, ticks: 5, tickFormat: tick, tickSize: 0 },
    marks: [
      layers.map((layer, position) =>
        Plot.areaY(x, { x, y1: layer.from, y2: layer.to, curve: "step", fill: fillOf(position, chart, context) }),
      ),
      Plot.ruleY([0], { stroke: "var(--chart-axis)" }),
      context.pinned && chart.total ? totalLine(chart, context.pinned, context, true) : null,
      chart.total ? totalLine(chart, result, context, false) : null,
    ],
  } as Plot.PlotOptions) as SVGSVGElement & Plot.Plot;
  addPatterns(svg, chart, context);
  const y = svg.scale("y");
  const labelled = layers.map((layer, position) => ({
    text: labels[position] as string,
    y: y?.apply(((layer.from.at(-1) ?? 0) + (layer.to.at(-1) ?? 0)) / 2) as number,
    color: color(position),
  }));
  if (chart.total) {
    const total = series(result, chart.total, context).at(-1) ?? 0;
    labelled.push({ text: labels.at(-1) as string, y: (y?.apply(total) as number) - 8, color: "var(--chart-text)" });
  }
  addLabels(svg, labelled, context.width - width - 4, width, context, [
    (frame(chart, context, 0).marginTop as number) - 8,
    context.height - 40,
  ]);
  addAxisTitles(svg, chart, context);
  return svg;
}

const FEWEST = 40; // with fewer points than this, the first and the last get their whole step

/** The horizontal places; where steps are wide, with the outer halves of the first and of the last one. */
function steps(x: number[]): number[] {
  if (x.length < 2 || x.length > FEWEST) return x;
  const [first, second, before, last] = [x[0], x[1], x.at(-2), x.at(-1)] as [number, number, number, number];
  return [first - (second - first) / 2, ...x, last + (last - before) / 2];
}

/** Values for such places. */
function ends(x: number[], values: number[]): number[] {
  return x.length === values.length ? values : [values[0] as number, ...values, values.at(-1) as number];
}

function totalLine(chart: StackChart, result: Result, context: Context, pinned: boolean): Plot.Markish {
  const x = steps(series(result, chart.x, context));
  return Plot.lineY(x, {
    x,
    y: ends(x, series(result, chart.total, context)),
    curve: "step",
    stroke: "var(--chart-text)",
    strokeWidth: pinned ? 1.5 : 2.5,
    strokeDasharray: pinned ? "1 4" : "none",
    strokeLinecap: "round",
  });
}
