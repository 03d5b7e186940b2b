// What every chart kind shares: its surroundings, its scales of type and the text around the plot.

import type { Category, Chart, Interface, Output, Parameter, Result, Unit, Words } from "../../live/payload";
import { fill, fixed } from "../../text/format";
import { texts } from "../../live/values";

export interface Context {
  document: Document;
  slug: string;
  language: string;
  words: Words;
  outputs: Output[];
  parameters: Parameter[];
  categories: Category[];
  interface: Interface;
  units: Record<string, Unit>;
  width: number;
  height: number;
  pinned: Result | null;
}

export type Draw<Kind extends Chart> = (chart: Kind, result: Result, context: Context) => SVGSVGElement;

export interface Label {
  text: string;
  y: number;
  color: string;
  x?: number;
}

export const FONT_SIZE = 13;
const LINE_HEIGHT = 16;
const COLORS = 4;

/** The colour of the series at a position; style sheets give it a value in light and in dark. */
export function color(position: number): string {
  return `var(--chart-${(position % COLORS) + 1})`;
}

/** Line styles, so that no series is told by its colour alone. */
export const DASHES = ["none", "7 4", "2 3", "10 3 2 3"];

/** A series in the shown form of its unit. */
export function series(result: Result, id: string, context: Context): number[] {
  const multiply = unitOf(id, context).multiply;
  return (result.outputs[id] as number[]).map((value) => value * multiply);
}

/** A single number of a run, an output or a parameter, in the shown form of its unit; null where it is absent. */
export function single(result: Result, id: string, context: Context): number | null {
  const value = result.outputs[id] ?? result.values[id];
  return typeof value === "number" ? value * unitOf(id, context).multiply : null;
}

/** A matrix in the shown form of its unit, row by row. */
export function matrix(result: Result, id: string, context: Context): number[][] {
  const multiply = unitOf(id, context).multiply;
  return (result.outputs[id] as number[][]).map((row) => row.map((value) => value * multiply));
}

/** The names of a category's things; a name may speak of the run. */
export function categoryNames(id: string, result: Result, context: Context): string[] {
  const items = context.categories.find((category) => category.id === id)?.items ?? [];
  const found = texts(context, result);
  return items.map((item) => fill(context.words.categories?.[id]?.[item] ?? item, found));
}

/** A number of an output as text, with the digits that the output declares and without its unit. */
export function outputText(value: number, id: string, context: Context): string {
  return fixed(value, digitsOf(id, context));
}

/** The decimals that an output declares. */
export function digitsOf(id: string, context: Context): number {
  const output = context.outputs.find((candidate) => candidate.id === id);
  return output && "digits" in output ? output.digits : 0;
}

function unitOf(id: string, context: Context): Unit {
  const entry = [...context.outputs, ...context.parameters].find((candidate) => candidate.id === id);
  return context.units[entry && "unit" in entry ? entry.unit : "number"] as Unit;
}

/** A tick's text: as few decimals as it needs. */
export function tick(value: number): string {
  const short = Number(value.toPrecision(6));
  const decimals = String(short).split(".")[1]?.length ?? 0;
  return fixed(short, decimals);
}

/** The width of a text in pixels, near enough to leave room for it; Chinese letters are square. */
export function textWidth(text: string): number {
  return [...text].reduce((width, letter) => width + (letter > "\u2E80" ? FONT_SIZE : FONT_SIZE * 0.56), 0);
}

/** The text in lines that are no wider than this many pixels. */
export function wrap(text: string, width: number): string[] {
  const pieces = text.match(/[\u2E80-\uFFFF]|[^\s\u2E80-\uFFFF]+\s*|\s+/g) ?? [text];
  const lines = [""];
  for (const piece of pieces) {
    const line = lines.at(-1) as string;
    if (line && textWidth(line + piece.trimEnd()) > width) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  }
  return lines.map((line) => line.trim());
}

/** How much room labels beside the plot may take. */
export function labelWidth(texts: string[], context: Context): number {
  const most = context.width < 480 ? 88 : 150;
  return Math.min(most, Math.max(...texts.map(textWidth)) + 4);
}

/** Puts labels beside the ends of lines, moved apart where they would overlap. */
export function addLabels(
  svg: SVGSVGElement,
  labels: Label[],
  x: number,
  width: number,
  context: Context,
  bounds: [number, number],
): void {
  const blocks = labels.map((label) => ({ ...label, lines: wrap(label.text, width) }));
  blocks.sort((first, second) => first.y - second.y);
  const heights = blocks.map((block) => block.lines.length * LINE_HEIGHT);
  const tops = blocks.map((block, index) => block.y - (heights[index] as number) / 2);
  spread(tops, heights, bounds);
  blocks.forEach((block, index) => {
    const text = addText(svg, "", { x, y: 0, class: "chart-label" }, context);
    text.style.fill = block.color;
    block.lines.forEach((line, number) => {
      const part = context.document.createElementNS(svg.namespaceURI, "tspan") as SVGTSpanElement;
      part.textContent = line;
      part.setAttribute("x", String(x));
      part.setAttribute("y", round((tops[index] as number) + number * LINE_HEIGHT + FONT_SIZE));
      text.append(part);
    });
  });
}

/** Moves blocks apart from top to bottom, then back up where they would leave the plot. */
function spread(tops: number[], heights: number[], [top, bottom]: [number, number]): void {
  for (let index = 0; index < tops.length; index += 1) {
    const above = index ? (tops[index - 1] as number) + (heights[index - 1] as number) + 3 : top;
    tops[index] = Math.max(tops[index] as number, above);
  }
  for (let index = tops.length - 1; index >= 0; index -= 1) {
    const below = index < tops.length - 1 ? (tops[index + 1] as number) - 3 : bottom;
    tops[index] = Math.min(tops[index] as number, below - (heights[index] as number));
  }
}

/** The titles of the axes: the vertical one above the plot, the horizontal one below it. */
export function addAxisTitles(svg: SVGSVGElement, chart: Chart, context: Context): void {
  const words = context.words.charts[chart.id];
  wrap(words?.y ?? "", context.width - 8).forEach((line, number) => {
    addText(svg, line, { x: 2, y: FONT_SIZE + number * LINE_HEIGHT, class: "chart-axis-title" }, context);
  });
  const title = addText(
    svg,
    words?.x ?? "",
    { x: context.width / 2, y: context.height - 6, class: "chart-axis-title" },
    context,
  );
  title.setAttribute("text-anchor", "middle");
}

/** The room above the plot that the vertical axis's title needs. */
export function topMargin(chart: Chart, context: Context): number {
  return wrap(context.words.charts[chart.id]?.y ?? "", context.width - 8).length * LINE_HEIGHT + 12;
}

/** Adds a text element. */
export function addText(
  svg: SVGSVGElement,
  text: string,
  attributes: Record<string, string | number>,
  context: Context,
): SVGTextElement {
  const element = context.document.createElementNS(svg.namespaceURI, "text") as SVGTextElement;
  element.textContent = text;
  element.setAttribute("text-anchor", "start"); // Plot centers the texts of a drawing unless told otherwise
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, typeof value === "number" ? round(value) : value);
  }
  svg.append(element);
  return element;
}

/** A coordinate with one decimal, so that drawings do not differ by noise. */
export function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Settings of the plot that all kinds share. */
export function frame(chart: Chart, context: Context, right: number): Record<string, unknown> {
  return {
    document: context.document,
    width: context.width,
    height: context.height,
    marginTop: topMargin(chart, context),
    marginRight: right,
    marginBottom: 44,
    marginLeft: 46,
    className: "chart",
    style: { fontSize: `${FONT_SIZE}px`, fontFamily: "inherit", background: "none", overflow: "visible" },
  };
}

/** How many ticks fit. */
export function tickCount(pixels: number, each: number): number {
  return Math.max(3, Math.floor(pixels / each));
}
