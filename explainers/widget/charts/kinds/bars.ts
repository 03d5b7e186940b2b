// Bars over a category, lying, each below its name: parts stacked away from zero, the total marked, a range as a bracket.

import type { BarsChart, Result } from "../../live/payload";
import {
  addText,
  categoryNames,
  type Context,
  color,
  FONT_SIZE,
  outputText,
  round,
  series,
  textWidth,
  tick,
  tickCount,
  wrap,
} from "../parts/context";
import { addPatterns, fillOf, stacked } from "../parts/fills";
import { addPath, blank, tall } from "../parts/plain";

const LINE = 16;
const SIDE = 14; // room left and right of the scale, for the text of its last ticks
const FOOT = 44; // below the bars: ticks and the title of the scale
const SWATCH = 22;
const BRACKET = 18; // below a bar
const THICKEST = 54;

interface Row {
  name: string[];
  value: string; // at the end of the name's line
  top: number; // of the bar
  height: number;
}

interface Plot {
  x(value: number): number;
  rows: Row[];
}

export function drawBars(chart: BarsChart, result: Result, surroundings: Context): SVGSVGElement {
  const rows = categoryNames(chart.over, result, surroundings).length;
  const context = tall(surroundings, FOOT + (chart.y.length > 1 ? 60 + 76 * rows : 34 * rows));
  const svg = blank(context);
  addPatterns(svg, chart, context);
  const top = addLegend(svg, chart, context);
  const plot = layOut(chart, result, context, top);
  addScale(svg, chart, result, context, plot, top);
  if (context.pinned) addPinned(svg, chart, context.pinned, context, plot);
  addParts(svg, chart, result, context, plot);
  plot.rows.forEach((row, index) => {
    row.name.forEach((line, number) =>
      addName(svg, line, row.top - 5 - LINE * (row.name.length - 1 - number), context),
    );
    if (row.value) addValue(svg, row.value, row, chart, context);
    if (chart.total) addTotal(svg, series(result, chart.total, context)[index] as number, row, plot, context);
    if (chart.band.length) addBracket(svg, chart, result, index, plot, context);
  });
  return svg;
}

function addName(svg: SVGSVGElement, text: string, y: number, context: Context): void {
  addText(svg, text, { x: 2, y, class: "chart-point-label" }, context);
}

/** A number at the end of the name's line: the total beside its mark, or a bar's own value where bars are thin. */
function addValue(svg: SVGSVGElement, value: string, row: Row, chart: BarsChart, context: Context): void {
  const y = row.top - 5;
  addText(svg, value, { x: context.width - 2, y, class: "chart-point-label", "text-anchor": "end" }, context);
  if (chart.total)
    addPath(svg, diamond(context.width - textWidth(value) - 12, y - 4.5), { fill: "var(--chart-text)" }, context);
}

/** Whether single bars are too thin for a number at their end. */
function isDense(chart: BarsChart, rows: number, context: Context, top: number): boolean {
  return chart.y.length === 1 && (context.height - top - FOOT) / rows < 2 * LINE + 8;
}

/** The rows from top to bottom; as thick as the room allows. */
function layOut(chart: BarsChart, result: Result, context: Context, top: number): Plot {
  const totals = chart.total
    ? series(result, chart.total, context).map((value) => outputText(value, chart.total, context))
    : [];
  const names = categoryNames(chart.over, result, context);
  const values = isDense(chart, names.length, context, top) ? series(result, chart.y[0] as string, context) : [];
  const texts = names.map((_, index) =>
    values.length ? outputText(values[index] as number, chart.y[0] as string, context) : (totals[index] ?? ""),
  );
  const lines = names.map((name, index) =>
    wrap(name, context.width - 8 - (texts[index] ? textWidth(texts[index] as string) + 24 : 0)),
  );
  const below = chart.band.length ? BRACKET : 0;
  const room = context.height - top - FOOT;
  const used = lines.reduce((sum, line) => sum + line.length * LINE + below + 6, 0);
  const height = Math.max(6, Math.min(THICKEST, (room - used) / names.length));
  const gap = Math.max(0, Math.min(60, (room - used - height * names.length) / names.length));
  let y = top + gap / 2;
  const rows = lines.map((name, index) => {
    const row = { name, value: texts[index] as string, top: y + name.length * LINE + 2, height };
    y = row.top + height + below + 4 + gap;
    return row;
  });
  const [low, high] = extent(chart, result, context);
  const scale = (value: number) => SIDE + ((value - low) / (high - low)) * (context.width - 2 * SIDE);
  return { x: scale, rows };
}

/** What the scale has to reach, rounded outwards to its ticks. */
function extent(chart: BarsChart, result: Result, context: Context): [number, number] {
  const ends = [result, context.pinned].flatMap((run) =>
    run
      ? [
          ...layersOf(chart, run, context).flatMap(({ to }) => to),
          ...[...chart.band, ...(chart.total ? [chart.total] : [])].flatMap((id) => series(run, id, context)),
        ]
      : [],
  );
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  if (low === high) return [0, 1];
  const step = stepOf(low, high, context);
  const values = chart.y.length === 1 || chart.band.length ? 0.45 : 0; // room for the numbers at the ends
  return [low < 0 ? Math.floor(low / step - values) * step : 0, high > 0 ? Math.ceil(high / step + values) * step : 0];
}

function layersOf(chart: BarsChart, result: Result, context: Context): { from: number[]; to: number[] }[] {
  return stacked(chart.y.map((id) => series(result, id, context)));
}

/** A round distance between ticks. */
function stepOf(low: number, high: number, context: Context): number {
  const rough = (high - low) / tickCount(context.width, 80);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((times) => times * power >= rough) ?? 10);
}

function addScale(
  svg: SVGSVGElement,
  chart: BarsChart,
  result: Result,
  context: Context,
  plot: Plot,
  top: number,
): void {
  const [low, high] = extent(chart, result, context);
  const step = stepOf(low, high, context);
  const first = Math.ceil(low / step - 1e-9);
  const ticks = Array.from(
    { length: Math.floor(high / step + 1e-9) - first + 1 },
    (_, number) => (first + number) * step,
  );
  const bottom = context.height - FOOT + 4;
  const lines = ticks
    .filter((value) => value !== 0)
    .map((value) => `M${round(plot.x(value))},${round(top)}V${round(bottom)}`);
  addPath(svg, lines.join(""), { stroke: "var(--chart-grid)" }, context);
  addPath(svg, `M${round(plot.x(0))},${round(top)}V${round(bottom)}`, { stroke: "var(--chart-axis)" }, context);
  for (const value of ticks)
    addText(svg, tick(value), { x: plot.x(value), y: bottom + 15, "text-anchor": "middle" }, context);
  const title = context.words.charts[chart.id]?.y ?? "";
  addText(
    svg,
    title,
    { x: context.width / 2, y: context.height - 4, class: "chart-axis-title", "text-anchor": "middle" },
    context,
  );
}

/** All segments of one part are one path; numbers stand in the segments that have room for them. */
function addParts(svg: SVGSVGElement, chart: BarsChart, result: Result, context: Context, plot: Plot): void {
  const layers = layersOf(chart, result, context);
  layers.forEach(({ from, to }, position) => {
    const boxes = plot.rows.map((row, index) => box(plot.x(from[index] as number), plot.x(to[index] as number), row));
    addPath(
      svg,
      boxes.join(""),
      { fill: fillOf(position, chart, context), stroke: "var(--chart-background)", "stroke-width": "1" },
      context,
    );
  });
  chart.y.forEach((id, position) => {
    const values = result.outputs[id] as number[];
    const { from, to } = layers[position] as { from: number[]; to: number[] };
    plot.rows.forEach((row, index) => {
      const text = outputText(series(result, id, context)[index] as number, id, context);
      const [start, end] = [plot.x(from[index] as number), plot.x(to[index] as number)];
      const alone = chart.y.length === 1;
      if (alone && row.value) return;
      if (!alone && (Math.abs(end - start) < textWidth(text) + 6 || row.height < LINE)) return;
      const ahead = (values[index] as number) < 0 ? -6 : 6;
      const place = alone ? end + ahead : (start + end) / 2;
      const anchor = alone ? (ahead < 0 ? "end" : "start") : "middle";
      addText(
        svg,
        text,
        { x: place, y: row.top + row.height / 2 + 4.5, class: "chart-point-label", "text-anchor": anchor },
        context,
      );
    });
  });
}

function box(start: number, end: number, row: Row): string {
  return `M${round(start)},${round(row.top)}H${round(end)}v${round(row.height)}H${round(start)}Z`;
}

/** A diamond on a line across the bar. */
function addTotal(svg: SVGSVGElement, total: number, row: Row, plot: Plot, context: Context): void {
  const [x, y] = [plot.x(total), row.top + row.height / 2];
  addPath(
    svg,
    `M${round(x)},${round(row.top - 3)}v${round(row.height + 6)}`,
    { stroke: "var(--chart-text)", "stroke-width": "2" },
    context,
  );
  addPath(
    svg,
    diamond(x, y),
    { fill: "var(--chart-text)", stroke: "var(--chart-background)", "stroke-width": "1.5" },
    context,
  );
}

function diamond(x: number, y: number): string {
  return `M${round(x - 6)},${round(y)}l6,-6l6,6l-6,6Z`;
}

/** The range below a bar, with its ends in numbers. */
function addBracket(
  svg: SVGSVGElement,
  chart: BarsChart,
  result: Result,
  index: number,
  plot: Plot,
  context: Context,
): void {
  const row = plot.rows[index] as Row;
  const y = row.top + row.height + BRACKET / 2 + 1;
  const ends = chart.band.map((id) => ({ id, value: series(result, id, context)[index] as number }));
  const [low, high] = ends.map(({ value }) => plot.x(value)) as [number, number];
  addPath(
    svg,
    bracket(low, high, y),
    { stroke: color(chart.y.length - 1), "stroke-width": "2", fill: "none" },
    context,
  );
  ends.forEach(({ id, value }, place) => {
    const text = addText(
      svg,
      outputText(value, id, context),
      { x: place ? high + 5 : low - 5, y: y + 4.5, class: "chart-point-label", "text-anchor": place ? "start" : "end" },
      context,
    );
    text.style.fill = color(chart.y.length - 1);
  });
}

function bracket(low: number, high: number, y: number): string {
  return `M${round(low)},${round(y - 5)}v10m0,-5H${round(high)}m0,-5v10`;
}

/** The pinned run as dotted outlines of its bars, and dotted lines at its totals. */
function addPinned(svg: SVGSVGElement, chart: BarsChart, pinned: Result, context: Context, plot: Plot): void {
  const layers = layersOf(chart, pinned, context);
  const totals = chart.total ? series(pinned, chart.total, context) : [];
  const outlines = plot.rows.map((row, index) => {
    const ends = layers.map(({ to }) => to[index] as number);
    const outline = box(plot.x(Math.min(0, ...ends)), plot.x(Math.max(0, ...ends)), {
      ...row,
      top: row.top - 3,
      height: row.height + 6,
    });
    const total = totals[index];
    return (
      outline + (total === undefined ? "" : `M${round(plot.x(total))},${round(row.top - 8)}v${round(row.height + 16)}`)
    );
  });
  addPath(
    svg,
    outlines.join(""),
    {
      fill: "none",
      stroke: "var(--chart-text)",
      "stroke-width": "1.5",
      "stroke-dasharray": "1 4",
      "stroke-linecap": "round",
    },
    context,
  );
}

/** What the parts, the mark and the bracket mean; gives the height below which the bars begin. */
function addLegend(svg: SVGSVGElement, chart: BarsChart, context: Context): number {
  if (chart.y.length < 2) return 4;
  const label = (id: string | undefined) => context.words.outputs[id ?? ""]?.label ?? id ?? "";
  let [x, y] = [2, FONT_SIZE];
  const place = (text: string, drawSign: (x: number, y: number) => void) => {
    const width = SWATCH + textWidth(text) + 16;
    if (x > 2 && x + width - 12 > context.width) [x, y] = [2, y + LINE + 2];
    drawSign(x, y - 5);
    addText(svg, text, { x: x + SWATCH, y, class: "chart-axis-title" }, context);
    x += width;
  };
  chart.y.forEach((id, position) => {
    place(label(id), (left, middle) =>
      addPath(svg, `M${left},${middle - 6}h16v12h-16Z`, { fill: fillOf(position, chart, context) }, context),
    );
  });
  if (chart.total)
    place(label(chart.total), (left, middle) =>
      addPath(svg, diamond(left + 8, middle), { fill: "var(--chart-text)" }, context),
    );
  if (chart.band.length) {
    const stroke = color(chart.y.length - 1);
    place(chart.band.map(label).join(" – "), (left, middle) =>
      addPath(svg, bracket(left, left + 16, middle), { stroke, "stroke-width": "2", fill: "none" }, context),
    );
  }
  return y + 14;
}
