// How a number becomes text, and text a number. `explainers/contract/formatting.py` follows the same rule for the
// first; a test compares the two.

import type { Unit } from "../live/payload";

// Where lines run from right to left, Unicode's mark keeps a sign before its number, as `build_tools/pages/signs.py` does.
const MINUS = globalThis.document?.dir === "rtl" ? "\u200e−" : "−";

/** The number with this many decimals: ties away from zero, a true minus sign, commas from 10,000 up. */
export function fixed(value: number, digits: number): string {
  // Both languages round the exact binary value; toFixed does so up to 1e21, which no declared range reaches.
  const text = Math.abs(value).toFixed(digits);
  const [whole = "", decimals] = text.split(".");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  const sign = value < 0 && /[1-9]/.test(text) ? MINUS : "";
  return sign + grouped + (decimals ? `.${decimals}` : "");
}

/** The number in the unit's shown form, without the unit. */
export function shownNumber(value: number, unit: Unit, digits: number): string {
  return fixed(value * unit.multiply, digits);
}

/** The number with its unit; a single one may have a pattern of its own. */
export function format(value: number, unit: Unit, digits: number): string {
  const shown = shownNumber(value, unit, digits);
  const pattern = shown.replace(MINUS, "") === "1" ? (unit.one ?? unit.pattern) : unit.pattern;
  return pattern.replace("{}", shown);
}

/** The sentence with each {name} replaced by its text. */
export function fill(sentence: string, texts: Record<string, string>): string {
  return sentence.replace(/\{([a-z][a-z0-9_.]*(?::[a-z]+)?)\}/g, (found, name: string) =>
    Object.hasOwn(texts, name) ? (texts[name] as string) : found,
  );
}

/** What a reader typed, as a number in the shown form; null where it is no number. Decimal commas are understood. */
export function parse(text: string): number | null {
  const plain = text
    .normalize("NFKC")
    .replace(/[\s%\u200e]/g, "")
    .replace(/[−–]/g, "-")
    .replace(/,(?=\d{3}(\D|$))/g, "")
    .replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}
