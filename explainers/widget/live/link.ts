// Settings as a link that people can read, and back. Old versions are read for ever; a link with mistakes in it is
// used as far as it can be, and each mistake gets a sentence.

import type { ChoiceParameter, Explainer, NumberParameter, Values } from "./payload";
import { fill, parse } from "../text/format";
import { objection, startValues, unitOf, valueText } from "./values";

const VERSION = 1;
const LONGEST = 40;
const MADE_FOR = "v"; // the version of links that this one keeps to
const PRESET = "preset"; // the situation that the other settings change
const SCENE = "scene"; // the scene whose settings these are, and not the laboratory's
const PROJECT = "project"; // opens the page for a whole room, scene after scene
const SEARCH = ["h", "q"]; // what the site's search marks on a page, and what was searched for
const MARKS = "utm_"; // how the names begin that other people's sites add

/** What no parameter may be called, since it means something else in a link; the contract refuses the same names. */
export const RESERVED = { names: [MADE_FOR, PRESET, SCENE, PROJECT, ...SEARCH], beginning: MARKS };

export interface Read {
  values: Values;
  problems: string[];
}

/** Settings as a query; what equals the start values is left out. */
export function query(explainer: Explainer, values: Values): string {
  const changed = explainer.parameters.filter(({ id, default: start }) => values[id] !== start);
  const parts = changed.map(({ id }) => [id, String(values[id])]);
  return new URLSearchParams([...parts, [MADE_FOR, String(VERSION)]]).toString();
}

/** The address of a page with these settings; on a disk they stand behind the #, where no program takes them for a part
 *  of the file's name. */
export function link(explainer: Explainer, values: Values, address: string, isLocal = false): string {
  const url = new URL(address);
  url.search = isLocal ? "" : query(explainer, values);
  url.hash = isLocal ? query(explainer, values) : explainer.slug;
  return url.href;
}

/** The address of a page with a scene of it in this state; `place` is the scene's id on the page. */
export function sceneLink(
  explainer: Explainer,
  scene: { id: string; place: string; values: Values },
  address: string,
  isLocal = false,
): string {
  const url = new URL(address);
  const text = `${new URLSearchParams([[SCENE, scene.id]])}&${query(explainer, scene.values)}`;
  url.search = isLocal ? "" : text;
  url.hash = isLocal ? text : scene.place;
  return url.href;
}

/** The scene that a query speaks of; null where it speaks of none. */
export function sceneIn(text: string): string | null {
  return new URLSearchParams(text).get(SCENE);
}

/** Whether a query asks for the scenes, one after another, on the whole screen. */
export function isForRoom(text: string): boolean {
  return new URLSearchParams(text).has(PROJECT);
}

/** The query of an address, wherever it stands. */
export function queryOf({ search, hash }: { search: string; hash: string }): string {
  return hash.includes("=") && search.length < 2 ? hash.slice(1) : search;
}

/** The settings that a query holds, over those of the situation that it names, else over the start values; null where
 *  the query is not about settings. `alsoKnown` says whether another explainer of the page understands a part. */
export function readLink(
  explainer: Explainer,
  text: string,
  alsoKnown: (name: string, text: string) => boolean,
): Read | null {
  const parts = [...new URLSearchParams(text)];
  const parameters = new Map(explainer.parameters.map((parameter) => [parameter.id, parameter]));
  if (!parts.some(([name]) => name === MADE_FOR || name === PRESET || parameters.has(name))) return null;
  if (parts.some(([name, text]) => name === SCENE && alsoKnown(name, text))) return null; // it is that scene's
  const situation = explainer.presets.find(({ id }) => parts.some(([name, text]) => name === PRESET && text === id));
  const read: Read = { values: { ...startValues(explainer), ...situation?.values }, problems: [] };
  for (const [name, text] of parts) {
    const parameter = parameters.get(name);
    if (parameter?.kind === "choice") readChoice(explainer, parameter, text, read);
    else if (parameter) readNumber(explainer, parameter, text, read);
    else if (name === MADE_FOR) readVersion(explainer, text, read);
    else if (name === PRESET && text === situation?.id) continue;
    else if (name === SCENE) read.problems.push(fill(explainer.interface.link?.scene ?? "", { text: short(text) }));
    else if (alsoKnown(name, text)) continue;
    else if (name === PRESET) read.problems.push(fill(explainer.interface.link?.preset ?? "", { text: short(text) }));
    else if (![PROJECT, ...SEARCH].includes(name) && !name.startsWith(MARKS)) {
      read.problems.push(fill(explainer.interface.link?.unknown ?? "", { name: short(name) }));
    }
  }
  return read;
}

/** The settings of a scene that a query holds, over those of its beginning. */
export function readSceneLink(scene: Explainer, text: string): Read | null {
  const parts = [...new URLSearchParams(text)].filter(([name]) => name !== SCENE);
  return readLink(scene, new URLSearchParams(parts).toString(), () => false);
}

function readChoice(explainer: Explainer, parameter: ChoiceParameter, text: string, read: Read): void {
  if (parameter.options.includes(text)) {
    read.values[parameter.id] = text;
    return;
  }
  const name = explainer.words.parameters[parameter.id]?.label ?? parameter.id;
  read.problems.push(fill(explainer.interface.link?.option ?? "", { name, text: short(text) }));
}

function readNumber(explainer: Explainer, parameter: NumberParameter, text: string, read: Read): void {
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
