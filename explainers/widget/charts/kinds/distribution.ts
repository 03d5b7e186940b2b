// Densities over one axis: the first as a filled area with a solid outline, the others hatched with dashed outlines.

import * as Plot from "@observablehq/plot";
import type { DistributionChart, Result } from "../../live/payload";
import {
  addAxisTitles,
  addText,
  type Context,
  color,
  DASHES,
  FONT_SIZE,
  frame,
  series,
  textWidth,
  tick,
  tickCount,
} from "../parts/context";
import { addHatch } from "../parts/hatch";

export function drawDistribution(chart: DistributionChart, result: Result, context: Context): SVGSVGElement {
  const x = series(result, chart.x, context);
  const heights = chart.y.map((id) => series(result, id, context));
  const svg = Plot.plot({
    ...frame(chart, context, 14),
    x: { label: null, ticks: tickCount(context.width, 80), tickFormat: tick, tickSize: 4, nice: false },
    y: { label: null, zero: true, nice: true, grid: true, ticks: 5, tickFormat: tick, tickSize: 0 },
    marks: [
      heights.map((height, position) =>
        Plot.areaY(x, {
          x,
          y: height,
          curve: "monotone-x",
          fill: fillOf(position, chart, context),
          fillOpacity: position ? 1 : 0.28,
        }),
      ),
      Plot.ruleY([0], { stroke: "var(--chart-axis)" }),
      context.pinned ? outlines(chart, context.pinned, context, true) : null,
      outlines(chart, result, context, false),
    ],
  } as Plot.PlotOptions) as SVGSVGElement & Plot.Plot;
  heights.slice(1).forEach((_, after) => addHatch(svg, hatchId(after + 1, chart, context), color(after + 1), context));
  addNames(svg, chart, x, heights, context);
  addAxisTitles(svg, chart, context);
  return svg;
}

function outlines(chart: DistributionChart, result: Result, context: Context, pinned: boolean): Plot.Markish[] {
  const x = series(result, chart.x, context);
  return chart.y.map((id, position) =>
    Plot.lineY(x, {
      x,
      y: series(result, id, context),
      curve: "monotone-x",
      stroke: color(position),
      strokeWidth: pinned ? 1.5 : 2.5,
      strokeOpacity: pinned ? 0.7 : 1,
      strokeDasharray: pinned ? "1 4" : DASHES[position % DASHES.length],
      strokeLinecap: "round",
    }),
  );
}

function fillOf(position: number, chart: DistributionChart, context: Context): string {
  return position ? `url(#${hatchId(position, chart, context)})` : color(position);
}

function hatchId(position: number, chart: DistributionChart, context: Context): string {
  return `${context.slug}-${chart.id}-hatch-${position}`;
}

// The names stand where each density rises highest above the others, on the right-hand side where there is a choice.

function addNames(
  svg: SVGSVGElement & Plot.Plot,
  chart: DistributionChart,
  x: number[],
  heights: number[][],
  context: Context,
): void {
  const [across, up] = [svg.scale("x"), svg.scale("y")];
  const taken: number[] = [];
  const places = heights.map((height, position) => ({ position, at: standsOut(position, heights), height }));
  places.sort((first, second) => (second.height[second.at] ?? 0) - (first.height[first.at] ?? 0));
  for (const { position, at, height } of places) {
    const text = context.words.outputs[chart.y[position] as string]?.label ?? "";
    const left = Math.min((across?.apply(x[at]) as number) + 10, context.width - textWidth(text) - 6);
    let top = (up?.apply(height[at]) as number) + 2;
    while (taken.some((other) => Math.abs(other - top) < FONT_SIZE + 5)) top += 4;
    taken.push(top);
    const label = addText(svg, text, { x: left, y: top, class: "chart-point-label" }, context);
    label.style.fill = color(position);
  }
}

/** The place at which a density lies highest above all others, the last of equals; its peak where it lies above none. */
function standsOut(position: number, heights: number[][]): number {
  const own = heights[position] as number[];
  const others = heights.filter((_, other) => other !== position);
  const lead = own.map((height, at) => height - Math.max(0, ...others.map((other) => other[at] as number)));
  const most = Math.max(...lead);
  const highest = Math.max(...own);
  if (most < highest * 0.01) return own.indexOf(highest);
  return lead.findLastIndex((value) => value > most * 0.9);
}
