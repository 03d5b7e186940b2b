// What the charts share that are drawn without Plot: an empty drawing, paths, and the title above.

import type { Chart, Mark, Result } from "../../live/payload";
import { addText, type Context, FONT_SIZE, wrap } from "./context";

const NARROW = 480;

/**
 * The surroundings with at least so much height where the width is small: these kinds cannot be pressed flat. The style
 * sheet gives a drawing that is marked as tall the room that it asks for.
 */
export function tall(context: Context, least: number): Context {
  return context.width < NARROW ? { ...context, height: Math.max(context.height, least) } : context;
}

/** An empty drawing of the right size. */
export function blank(context: Context): SVGSVGElement {
  const { width, height } = context;
  const svg = context.document.createElementNS("http://www.w3.org/2000/svg", "svg") as SVGSVGElement;
  const style = `font-size:${FONT_SIZE}px;font-family:inherit;overflow:visible`;
  for (const [name, value] of Object.entries({ class: "chart", width, height, viewBox: `0 0 ${width} ${height}` })) {
    svg.setAttribute(name, String(value));
  }
  svg.style.cssText = style; // a strict content policy forbids the attribute
  svg.toggleAttribute("data-tall", width < NARROW);
  return svg;
}

/** Adds a path; one path may hold many marks. An empty one adds nothing. */
export function addPath(
  svg: SVGSVGElement,
  path: string | undefined,
  attributes: Record<string, string | number>,
  context: Context,
): void {
  if (!path) return;
  const element = context.document.createElementNS(svg.namespaceURI, "path");
  element.setAttribute("d", path);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  svg.append(element);
}

/** What sizes and numbers mean, above the drawing. */
export function addTitle(svg: SVGSVGElement, chart: Chart, context: Context): void {
  wrap(context.words.charts[chart.id]?.y ?? "", context.width - 8).forEach((line, number) => {
    addText(svg, line, { x: 2, y: FONT_SIZE + number * 16, class: "chart-axis-title" }, context);
  });
}

/** The places of marked things and links; a thing is a link to itself. Those that are absent are left out. */
export function marksOf(chart: { marks: Mark[] }, result: Result): { id: string; from: number; to: number }[] {
  return chart.marks.flatMap(({ id, thing, user }) => {
    const [from, to] = [result.outputs[thing], result.outputs[user || thing]];
    return typeof from === "number" && typeof to === "number" ? [{ id, from, to }] : [];
  });
}
