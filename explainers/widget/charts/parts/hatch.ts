// A hatched filling, for areas that must be told apart in black and white.

import type { Context } from "./context";

/** Adds a hatching of a colour to the drawing; it is used as `url(#id)`. */
export function addHatch(svg: SVGSVGElement, id: string, color: string, context: Context): void {
  const make = (name: string, attributes: Record<string, string>): Element => {
    const element = context.document.createElementNS(svg.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const pattern = make("pattern", {
    id,
    width: "7",
    height: "7",
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  });
  pattern.append(make("rect", { width: "2", height: "7", fill: color, "fill-opacity": "0.75" }));
  svg.prepend(pattern);
}
