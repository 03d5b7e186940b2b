// Parts that add up to a total, year by year. Positive parts are stacked upwards, negative ones downwards.

import * as Plot from "@observablehq/plot";
import type { Chart, Result } from "../contract";
import { addAxisTitles, addLabels, type Context, color, frame, labelWidth, series, tick, tickCount } from "./context";

export function drawStack(chart: Chart, result: Result, context: Context): SVGSVGElement {
  const ids = chart.total ? [...chart.y, chart.total] : chart.y;
  const labels = ids.map((id) => context.words.outputs[id]?.label ?? id);
  const width = labelWidth(labels, context);
  const x = series(result, chart.x, context);
  const layers = stack(chart.y.map((id) => series(result, id, context)));
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
  const ends = layers.map((layer, position) => ({
    text: labels[position] as string,
    y: y?.apply(((layer.from.at(-1) ?? 0) + (layer.to.at(-1) ?? 0)) / 2) as number,
    color: color(position),
  }));
  if (chart.total) {
    const total = series(result, chart.total, context).at(-1) ?? 0;
    ends.push({ text: labels.at(-1) as string, y: (y?.apply(total) as number) - 8, color: "var(--chart-text)" });
  }
  addLabels(svg, ends, context.width - width - 4, width, context, [frame(chart, context, 0)["marginTop"] as number - 8, context.height - 40]);
  addAxisTitles(svg, chart, context);
  return svg;
}

interface Layer {
  from: number[];
  to: number[];
}

/** Each part's lower and upper edge at each point. */
function stack(parts: number[][]): Layer[] {
  const up = (parts[0] ?? []).map(() => 0);
  const down = [...up];
  return parts.map((part) => {
    const from: number[] = [];
    const to = part.map((value, index) => {
      const edge = value < 0 ? down : up;
      from.push(edge[index] as number);
      edge[index] = (edge[index] as number) + value;
      return edge[index];
    });
    return { from, to };
  });
}

function totalLine(chart: Chart, result: Result, context: Context, pinned: boolean): Plot.Markish {
  const x = series(result, chart.x, context);
  return Plot.lineY(x, {
    x,
    y: series(result, chart.total, context),
    stroke: "var(--chart-text)",
    strokeWidth: pinned ? 1.5 : 2.5,
    strokeDasharray: pinned ? "1 4" : "none",
    strokeLinecap: "round",
  });
}

// Every second part is hatched, so that the parts can be told apart in black and white.

function fillOf(position: number, chart: Chart, context: Context): string {
  return position % 2 ? `url(#${patternId(position, chart, context)})` : color(position);
}

function patternId(position: number, chart: Chart, context: Context): string {
  return `${context.slug}-${chart.id}-hatch-${position}`;
}

function addPatterns(svg: SVGSVGElement, chart: Chart, context: Context): void {
  chart.y.forEach((_, position) => {
    if (position % 2 === 0) return;
    const make = (name: string, attributes: Record<string, string>): Element => {
      const element = context.document.createElementNS(svg.namespaceURI, name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    };
    const pattern = make("pattern", {
      id: patternId(position, chart, context),
      width: "7",
      height: "7",
      patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)",
    });
    pattern.append(
      make("rect", { width: "7", height: "7", fill: color(position), "fill-opacity": "0.45" }),
      make("rect", { width: "3", height: "7", fill: color(position) }),
    );
    svg.prepend(pattern);
  });
}
