// Settings as a link that people can read, and back. Old versions are read for ever; a link with mistakes in it is
// used as far as it can be, and each mistake gets a sentence.

import type { Explainer, Parameter, Values } from "./contract";
import { fill, parse } from "./format";
import { objection, startValues, unitOf, valueText } from "./values";

const VERSION = 1;
const LONGEST = 40;
const NOT_OURS = /^(h|q|utm_.*)$/; // the site's search and other people's marks

export interface Read {
  values: Values;
  problems: string[];
}

/** The address of a page with these settings; what equals the start values is left out. */
export function link(explainer: Explainer, values: Values, address: string): string {
  const url = new URL(address);
  url.search = "";
  for (const { id, default: start } of explainer.parameters) {
    if (values[id] !== start) url.searchParams.set(id, String(values[id]));
  }
  url.searchParams.set("v", String(VERSION));
  url.hash = explainer.slug;
  return url.href;
}

/** The settings that a query holds over the start values; null where the query is not about settings. */
export function readLink(explainer: Explainer, query: string, alsoKnown: (name: string) => boolean): Read | null {
  const parts = [...new URLSearchParams(query)];
  const parameters = new Map(explainer.parameters.map((parameter) => [parameter.id, parameter]));
  if (!parts.some(([name]) => name === "v" || parameters.has(name))) return null;
  const read: Read = { values: startValues(explainer), problems: [] };
  for (const [name, text] of parts) {
    const parameter = parameters.get(name);
    if (parameter) readPart(explainer, parameter, text, read);
    else if (name === "v") readVersion(explainer, text, read);
    else if (!NOT_OURS.test(name) && !alsoKnown(name)) {
      read.problems.push(fill(explainer.interface.link?.unknown ?? "", { name: short(name) }));
    }
  }
  return read;
}

function readPart(explainer: Explainer, parameter: Parameter, text: string, read: Read): void {
  const value = parse(text);
  const wrong = value === null || !Number.isFinite(value) ? "word" : objection(value, parameter);
  if (!wrong) {
    read.values[parameter.id] = value as number;
    return;
  }
  const unit = unitOf(explainer, parameter);
  const pattern = { word: "word", out_of_range: "range", not_whole: "whole" }[wrong];
  const problem = fill(explainer.interface.link?.[pattern] ?? "", {
    name: explainer.words.parameters[parameter.id]?.label ?? parameter.id,
    text: wrong === "out_of_range" ? valueText(value as number, parameter, unit) : short(text),
    from: valueText(parameter.allowed.from, parameter, unit),
    to: valueText(parameter.allowed.to, parameter, unit),
  });
  read.problems.push(problem);
}

function readVersion(explainer: Explainer, text: string, read: Read): void {
  if (/^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= VERSION) return;
  read.problems.push(fill(explainer.interface.link?.version ?? "", { text: short(text) }));
}

/** A text from outside, cut to a length that a message can hold. */
function short(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : text;
}
