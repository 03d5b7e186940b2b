// A drawing as a file of its own: it looks as on the page, and says what it is and where it comes from.

import { decode } from "../text/base64";
import { FONT_SIZE, LINE_HEIGHT, wrap } from "./parts/text";

export interface Imprint {
  title: string;
  /** Sources, and the address of the page. */
  lines: string[];
}

const NAMESPACE = "http://www.w3.org/2000/svg";
const MARGIN = 16;

/** The drawing with title above, source and address below, and the colours that it has on the page. */
export function standalone(svg: SVGSVGElement, imprint: Imprint): string {
  const style = getComputedStyle(svg);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const { width, height } = svg.viewBox.baseVal;
  const titles = wrap(imprint.title, width - 8, true);
  const notes = imprint.lines.flatMap((line) => wrap(line, width));
  const above = titles.length * (LINE_HEIGHT + 2) + 10;
  const whole = { width: width + 2 * MARGIN, height: height + above + notes.length * LINE_HEIGHT + 10 + 2 * MARGIN };
  const group = svg.ownerDocument.createElementNS(NAMESPACE, "g");
  group.setAttribute("transform", `translate(${MARGIN} ${MARGIN + above})`);
  group.append(...copy.childNodes);
  const text = (line: string, y: number, bold: boolean): SVGTextElement => {
    const element = svg.ownerDocument.createElementNS(NAMESPACE, "text") as SVGTextElement;
    element.textContent = line;
    for (const [name, value] of Object.entries({
      x: MARGIN,
      y,
      fill: bold ? "var(--chart-text)" : "var(--chart-axis)",
    }))
      element.setAttribute(name, String(value));
    if (bold) element.setAttribute("font-weight", "650");
    return element;
  };
  const ground = svg.ownerDocument.createElementNS(NAMESPACE, "rect");
  for (const [name, value] of Object.entries({ ...whole, fill: "var(--chart-background)" }))
    ground.setAttribute(name, String(value));
  copy.append(
    ground,
    ...titles.map((line, number) => text(line, MARGIN + FONT_SIZE + number * (LINE_HEIGHT + 2), true)),
    group,
    ...notes.map((line, number) => text(line, MARGIN + above + height + 10 + FONT_SIZE + number * LINE_HEIGHT, false)),
  );
  for (const [name, value] of Object.entries({ ...whole, viewBox: `0 0 ${whole.width} ${whole.height}` }))
    copy.setAttribute(name, String(value));
  copy.setAttribute("font-family", style.fontFamily.replace(/"/g, "'"));
  const markup = new XMLSerializer().serializeToString(copy);
  return markup.replace(/var\((--[a-z0-9-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim() || "black");
}

/** The same as a picture, enlarged by this factor. */
export async function toPng(svg: SVGSVGElement, imprint: Imprint, scale: number): Promise<Blob> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(svg, imprint))}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth * scale;
  canvas.height = picture.naturalHeight * scale;
  const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  // Not `toBlob`: it waits until the browser is idle, which takes seconds on a busy machine.
  const [, text = ""] = canvas.toDataURL("image/png").split(",");
  if (!text) throw new Error("The picture could not be made.");
  return new Blob([decode(text)], { type: "image/png" });
}
