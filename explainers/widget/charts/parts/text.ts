// How wide texts are in a wide font, so that there is room in any: the build has no fonts, and a page must not measure
// in a frame.

import { fixed } from "../../text/format";

export const FONT_SIZE = 13;
export const LINE_HEIGHT = 16;
export const BOLD = 650;

const NARROW = /[iljtfrI.,:;'’|!()[\]\s-]/;
const WIDE = /[mwMW%—@]/;
const CAPITAL = /[A-Z]/;
const SQUARE = "\u2E80"; // from here on letters are as wide as high: Chinese, and full-width marks
const known = new Map<string, number>();

/** The width of a text in pixels; bold ones are a little wider. */
export function textWidth(text: string, bold = false): number {
  const key = bold ? `b${text}` : text;
  let width = known.get(key);
  if (width === undefined) {
    width = 0;
    for (const letter of text) width += letterWidth(letter);
    width *= FONT_SIZE * (bold ? 1.12 : 1);
    if (known.size > 5000) known.clear();
    known.set(key, width);
  }
  return width;
}

/** In parts of the font size. */
function letterWidth(letter: string): number {
  if (letter >= SQUARE || letter === "…") return 1;
  if (NARROW.test(letter)) return 0.38;
  if (WIDE.test(letter)) return 0.9;
  return CAPITAL.test(letter) ? 0.72 : 0.61;
}

/** The text in lines that are no wider than this many pixels; a word alone may be wider. */
export function wrap(text: string, width: number, bold = false): string[] {
  const pieces = text.match(/[\u2E80-\uFFFF][，。；：、！？）]*|[^\s\u2E80-\uFFFF]+\s*|\s+/g) ?? [text];
  const lines = [""];
  for (const piece of pieces) {
    const line = lines.at(-1) as string;
    if (line && textWidth(line + piece.trimEnd(), bold) > width) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  }
  return lines.map((line) => line.trim());
}

/** The text in so many lines at most, none of them wider than this; what does not fit is cut, with a sign that it is. */
export function fitted(text: string, width: number, most: number, bold = false): string[] {
  const lines = wrap(text, width, bold);
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] += "…";
  return kept.map((line) => shorten(line, width, bold));
}

/** The text, cut where it is wider than this, with a sign that it is; one letter stays in any case. */
export function shorten(text: string, width: number, bold = false): string {
  if (textWidth(text, bold) <= width) return text;
  let letters = [...text.replace(/…$/, "")];
  while (letters.length > 1 && textWidth(`${letters.join("").trimEnd()}…`, bold) > width)
    letters = letters.slice(0, -1);
  return `${letters.join("").trimEnd()}…`;
}

/** Whether all letters are square, so that they can stand one below the other. */
export function isSquare(text: string): boolean {
  return [...text].every((letter) => letter >= SQUARE);
}

/** As many of the names as fit with this much room for each, at equal steps; the others are empty. */
export function thinned(names: string[], each: number): string[] {
  const step = Math.max(1, Math.ceil((FONT_SIZE + 1) / Math.max(1, each)));
  return names.map((name, place) => (place % step === 0 ? name : ""));
}

/** The width of the widest of these texts. */
export function widest(texts: string[], bold = false): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text, bold)), 0);
}

/** A tick's text: as few decimals as it needs. */
export function tick(value: number): string {
  const short = Number(value.toPrecision(6));
  const decimals = String(short).split(".")[1]?.length ?? 0;
  return fixed(short, decimals);
}

/** A coordinate with one decimal, so that drawings do not differ by noise. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
