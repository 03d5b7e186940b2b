// Draws a declared chart of a result: the same module at build time and in the page. One file for each kind.

import type { Chart, Result } from "../live/payload";
import { drawBars } from "./kinds/bars";
import type { Context, Draw } from "./parts/context";
import { drawDistribution } from "./kinds/distribution";
import { drawLines } from "./kinds/lines";
import { drawMatrix } from "./kinds/matrix";
import { drawNetwork } from "./kinds/network";
import { drawScatter } from "./kinds/scatter";
import { drawStack } from "./kinds/stack";
import { decode } from "../text/base64";

export type { Context } from "./parts/context";

const KINDS: { [Kind in Chart["kind"]]: Draw<Extract<Chart, { kind: Kind }>> } = {
  bars: drawBars,
  distribution: drawDistribution,
  lines: drawLines,
  matrix: drawMatrix,
  network: drawNetwork,
  scatter: drawScatter,
  stack: drawStack,
};

/** The chart as an SVG element; the sentence beside it says the same in words. */
export function draw(chart: Chart, result: Result, context: Context): SVGSVGElement {
  const drawKind = KINDS[chart.kind] as Draw<Chart>;
  const svg = drawKind(chart, result, context);
  svg.querySelector("style")?.remove(); // the site's style sheet has the rules; a strict content policy forbids these
  // Plot names groups, which have no role.
  for (const mark of svg.querySelectorAll("[aria-label]")) mark.removeAttribute("aria-label");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", context.words.charts[chart.id]?.title ?? chart.id);
  return svg;
}

/** The drawing as a file of its own, with the colours that it has on the page. */
export function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const style = getComputedStyle(svg);
  copy.setAttribute("font-family", style.fontFamily.replace(/"/g, "'"));
  copy.setAttribute("fill", style.getPropertyValue("--chart-text").trim());
  copy.style.fontFamily = "";
  const text = new XMLSerializer().serializeToString(copy);
  return text.replace(/var\((--[a-z0-9-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim() || "black");
}

/** The drawing as a picture, enlarged by this factor. */
export async function toPng(svg: SVGSVGElement, scale: number): Promise<Blob> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(svg))}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = svg.viewBox.baseVal.width * scale;
  canvas.height = svg.viewBox.baseVal.height * scale;
  const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
  pen.fillStyle = getComputedStyle(svg).getPropertyValue("--chart-background").trim();
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  // Not `toBlob`: it waits until the browser is idle, which takes seconds on a busy machine.
  const [, text = ""] = canvas.toDataURL("image/png").split(",");
  if (!text) throw new Error("The picture could not be made.");
  return new Blob([decode(text)], { type: "image/png" });
}
