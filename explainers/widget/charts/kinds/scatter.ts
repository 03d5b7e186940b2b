// Points of two series against each other. With a diagonal, points above, on and below it differ in colour and symbol.
// Each group is one path, so that hundreds of points are redrawn at once.

import * as Plot from "@observablehq/plot";
import type { ScatterChart, Result } from "../../live/payload";
import { addAxisTitles, addText, type Context, color, frame, round, series, tick } from "../parts/context";

interface Group {
  symbol: Symbol;
  color: string;
  places: [number, number][];
}

type Symbol = "circle" | "cross" | "dot";

const ALMOST_ON = 1.01; // points this near to the diagonal lie on it
const LETTERS: Record<Symbol, string> = { circle: "○", cross: "×", dot: "·" };

export function drawScatter(chart: ScatterChart, result: Result, context: Context): SVGSVGElement {
  const [x, y] = coordinates(chart, result, context);
  const before = context.pinned ? coordinates(chart, context.pinned, context) : ([[], []] as [number[], number[]]);
  const across = domain(
    chart.diagonal ? [...x, ...y, ...before[0], ...before[1]] : [...x, ...before[0]],
    chart.x_scale,
  );
  const up = chart.diagonal ? across : domain([...y, ...before[1]], chart.y_scale);
  const svg = Plot.plot({
    ...frame(chart, context, 14),
    marginLeft: 54,
    x: {
      label: null,
      type: chart.x_scale,
      domain: across,
      ticks: ticks(across, chart.x_scale, context.width / 70),
      tickFormat: tick,
      tickSize: 4,
    },
    y: {
      label: null,
      type: chart.y_scale,
      domain: up,
      ticks: ticks(up, chart.y_scale, context.height / 60),
      tickFormat: tick,
      grid: true,
      tickSize: 0,
    },
    marks: [
      chart.diagonal
        ? Plot.line(across, { x: across, y: across, stroke: "var(--chart-axis)", strokeWidth: 1.5 })
        : null,
    ],
  } as Plot.PlotOptions) as SVGSVGElement & Plot.Plot;
  const [right, top] = [svg.scale("x"), svg.scale("y")];
  const place = (horizontal: number, vertical: number): [number, number] => [
    right?.apply(horizontal) as number,
    top?.apply(vertical) as number,
  ];
  if (context.pinned)
    addPinned(
      svg,
      {
        symbol: "dot",
        color: "var(--chart-axis)",
        places: before[0].map((value, point) => place(value, before[1][point] as number)),
      },
      context,
    );
  for (const group of groups(chart, x, y, place)) addPath(svg, group, context);
  addSides(svg, chart, context);
  addAxisTitles(svg, chart, context);
  return svg;
}

function coordinates(chart: ScatterChart, result: Result, context: Context): [number[], number[]] {
  return [series(result, chart.x, context), series(result, chart.y, context)];
}

/** The range of the values, with room at both ends. */
function domain(values: number[], scale: "linear" | "log"): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (scale === "log") return [low / 1.5, high * 1.5];
  const room = (high - low || 1) * 0.05;
  return [low - room, high + room];
}

/** Powers of ten on a logarithmic axis, thinned out where they would be too many; a count elsewhere. */
function ticks([low, high]: [number, number], scale: "linear" | "log", most: number): number | number[] {
  if (scale === "linear") return Math.max(3, Math.floor(most));
  const [first, last] = [Math.ceil(Math.log10(low)), Math.floor(Math.log10(high))];
  const step = Math.ceil((last - first + 1) / most);
  const powers = [];
  for (let power = first; power <= last; power += 1) if (power % step === 0) powers.push(Number(`1e${power}`));
  if (last - first > 1) return powers;
  const between = [];
  for (let power = first - 1; power <= last; power += 1)
    for (const lead of [1, 2, 5]) between.push(Number(`${lead}e${power}`));
  return between.filter((value) => low <= value && value <= high);
}

function groups(
  chart: ScatterChart,
  x: number[],
  y: number[],
  place: (x: number, y: number) => [number, number],
): Group[] {
  const above: Group = { symbol: "circle", color: color(0), places: [] };
  const below: Group = { symbol: "cross", color: color(1), places: [] };
  const on: Group = { symbol: "dot", color: "var(--chart-text)", places: [] };
  x.forEach((horizontal, point) => {
    const vertical = y[point] as number;
    const near = Math.abs(vertical - horizontal) <= (ALMOST_ON - 1) * Math.abs(horizontal);
    const group = !chart.diagonal || (vertical > horizontal && !near) ? above : near ? on : below;
    group.places.push(place(horizontal, vertical));
  });
  return [above, below, on].filter((group) => group.places.length);
}

/** The pinned run as dots, marked like its lines in other charts, so that a drawing for paper can leave it out. */
function addPinned(svg: SVGSVGElement, group: Group, context: Context): void {
  addPath(svg, group, context);
  svg.lastElementChild?.setAttribute("stroke-dasharray", "1 4");
}

function addPath(svg: SVGSVGElement, group: Group, context: Context): void {
  const path = context.document.createElementNS(svg.namespaceURI, "path") as SVGPathElement;
  path.setAttribute("d", group.places.map(([x, y]) => shape(group.symbol, x, y)).join(""));
  const filled = group.symbol === "dot";
  path.setAttribute("fill", filled ? group.color : "none");
  path.setAttribute("stroke", filled ? "none" : group.color);
  path.setAttribute("stroke-width", "1.4");
  path.setAttribute("stroke-linecap", "round");
  svg.append(path);
}

function shape(symbol: Symbol, x: number, y: number): string {
  if (symbol === "cross") return `M${round(x - 2.8)} ${round(y - 2.8)}l5.6 5.6m0 -5.6l-5.6 5.6`;
  const radius = symbol === "dot" ? 1.8 : 3.2;
  return `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`;
}

/** What the sides of the diagonal mean: above in the upper left corner, below in the lower right one. */
function addSides(svg: SVGSVGElement, chart: ScatterChart, context: Context): void {
  if (!chart.diagonal) return;
  const words = context.words.charts[chart.id];
  const top = (frame(chart, context, 0).marginTop as number) + 12;
  const above = addText(
    svg,
    `${LETTERS.circle} ${words?.above ?? ""}`,
    { x: 62, y: top, class: "chart-point-label" },
    context,
  );
  above.style.fill = color(0);
  const below = addText(
    svg,
    `${LETTERS.cross} ${words?.below ?? ""}`,
    { x: context.width - 18, y: context.height - 54, class: "chart-point-label" },
    context,
  );
  below.style.fill = color(1);
  below.setAttribute("text-anchor", "end");
}
