// A table of numbers in shaded cells, a row for each supplier and a column for each user. Points outline a cell.

import type { MatrixChart, Result } from "../../live/payload";
import {
  addText,
  type Context,
  categoryNames,
  FONT_SIZE,
  matrix,
  outputText,
  round,
  textWidth,
  topMargin,
} from "../parts/context";
import { addPath, addTitle, blank, marksOf, tall } from "../parts/plain";

interface Grid {
  left: number;
  top: number;
  across: number;
  down: number;
}

const LEAST_HEIGHT = 340;
const SHADES = 6;
const DARKEST = 0.5; // numbers stay legible on the darkest cell

export function drawMatrix(chart: MatrixChart, result: Result, surroundings: Context): SVGSVGElement {
  const context = tall(surroundings, LEAST_HEIGHT);
  const svg = blank(context);
  const { width, height } = context;
  const names = categoryNames(chart.over, result, context);
  const cells = matrix(result, chart.matrix, context);
  const marks = marksOf(chart, result);
  const longest = Math.max(...names.map(textWidth));
  const left = longest + 10;
  const across = (width - left - 2) / names.length;
  const turned = longest > across - 4;
  const top = topMargin(chart, context) + (turned ? longest : FONT_SIZE) + 6;
  const grid = { left, top, across, down: (height - top - 24) / names.length };
  addShades(svg, cells, grid, context);
  addNumbers(svg, cells, chart, grid, context);
  addHeads(svg, names, grid, turned, context);
  marks.forEach((mark, place) => {
    addPath(
      svg,
      cell(grid, mark.from, mark.to, 1),
      { fill: "none", stroke: "var(--chart-2)", "stroke-width": 3 },
      context,
    );
    const x = left + place * 120;
    addPath(
      svg,
      `M${round(x)},${round(height - 15)}h12v10h-12Z`,
      { fill: "none", stroke: "var(--chart-2)", "stroke-width": 3 },
      context,
    );
    const word = context.words.charts[chart.id]?.marks?.[mark.id] ?? mark.id;
    addText(svg, word, { x: x + 18, y: height - 5, class: "chart-point-label" }, context);
  });
  addTitle(svg, chart, context);
  return svg;
}

/** All cells of one shade are one path; the frame is another. */
function addShades(svg: SVGSVGElement, cells: number[][], grid: Grid, context: Context): void {
  const most = Math.max(...cells.map((row) => Math.max(...row)));
  const paths = Array.from({ length: SHADES + 1 }, () => "");
  cells.forEach((row, place) =>
    row.forEach((value, column) => {
      const shade = value > 0 ? Math.min(SHADES, Math.max(1, Math.ceil((SHADES * value) / most))) : 0;
      paths[shade] += cell(grid, place, column, 0.75);
    }),
  );
  paths.forEach((path, shade) => {
    const fill = shade ? "var(--chart-1)" : "none";
    addPath(
      svg,
      path,
      { fill, "fill-opacity": round2((DARKEST * shade) / SHADES), stroke: "var(--chart-grid)", "stroke-width": 1 },
      context,
    );
  });
}

/** The outline of a cell, drawn a number of pixels inside its edges. */
function cell({ left, top, across, down }: Grid, row: number, column: number, inset: number): string {
  const [x, y] = [left + column * across + inset, top + row * down + inset];
  return `M${round(x)},${round(y)}h${round(across - 2 * inset)}v${round(down - 2 * inset)}h${round(2 * inset - across)}Z`;
}

function addNumbers(svg: SVGSVGElement, cells: number[][], chart: MatrixChart, grid: Grid, context: Context): void {
  const texts = cells.map((row) => row.map((value) => (value === 0 ? "·" : outputText(value, chart.matrix, context))));
  const widest = Math.max(...texts.flat().map(textWidth));
  const size = Math.max(10, Math.min(FONT_SIZE, (FONT_SIZE * (grid.across - 3)) / widest, grid.down - 2));
  texts.forEach((row, place) => {
    const y = grid.top + (place + 0.5) * grid.down + size * 0.36;
    const line = addText(svg, "", { x: 0, y, "text-anchor": "middle" }, context);
    line.style.cssText = `fill:var(--chart-text);font-size:${round(size)}px`; // a strict content policy forbids the attribute
    row.forEach((text, column) => {
      const part = context.document.createElementNS(svg.namespaceURI, "tspan") as SVGTSpanElement;
      part.textContent = text;
      part.setAttribute("x", round(grid.left + (column + 0.5) * grid.across));
      line.append(part);
    });
  });
}

/** The names of the rows, and those of the columns, turned where they would not fit side by side. */
function addHeads(svg: SVGSVGElement, names: string[], grid: Grid, turned: boolean, context: Context): void {
  names.forEach((name, place) => {
    addText(
      svg,
      name,
      { x: grid.left - 6, y: grid.top + (place + 0.5) * grid.down + 4.5, "text-anchor": "end", class: "chart-label" },
      context,
    );
    const x = grid.left + (place + 0.5) * grid.across;
    const head = addText(svg, name, { x, y: grid.top - 6, class: "chart-label" }, context);
    if (!turned) return head.setAttribute("text-anchor", "middle");
    head.setAttribute("x", round(x + 4.5));
    head.setAttribute("transform", `rotate(-90 ${round(x + 4.5)} ${round(grid.top - 6)})`);
  });
}

function round2(value: number): string {
  return String(Math.round(value * 100) / 100);
}
