// The labels of a network. Where not all find room they become shorter, then a number, which the key above the drawing
// explains; where there is no room for that either, the largest things keep a label, and it is said how many have none.

import type { JSX } from "preact";
import { type Box, Room } from "../../frame/room";
import type { Entry } from "../../frame/titles";
import { Label } from "../../parts/labels";
import type { Marked } from "../../parts/marked";
import { FONT_SIZE, fitted, LINE_HEIGHT, widest } from "../../parts/text";
import { type Chart, linkOf, type Node, type Spot } from "./links";

/** How much of a name a label holds: lines of this width, and how many of them; no line at all stands for its number. */
export interface Naming {
  width: number;
  lines: number;
  /** Whether all labels must find room. */
  all: boolean;
}

/** From the most that a label can say to the least. */
export const NAMINGS: Naming[] = [
  { width: 110, lines: 9, all: true },
  { width: 110, lines: 2, all: true },
  { width: 84, lines: 2, all: true },
  { width: 72, lines: 1, all: true },
  { width: 2 * FONT_SIZE, lines: 0, all: true },
  { width: 84, lines: 1, all: false },
];

export interface Named {
  lines: string[];
  box: Box;
}

export interface Drawn {
  nodes: Node[];
  /** The things that are marked, by their places. */
  marked: Map<number, string>;
  broken: Marked[];
}

const FARTHEST = 90; // pixels; a label further from its thing would not be taken for its own
const NEAREST = 14; // the same for a number
const CROSS = 8; // half of the cross on a broken link

/** The labels that find a place, first those of broken links, then those of the largest things. */
export function placed(setting: Chart, { nodes, marked, broken }: Drawn, head: number, naming: Naming): Named[] {
  const room = roomAround(setting, nodes, head);
  const crosses = broken.map(({ from, to }) => linkOf(setting, nodes[from] as Node, nodes[to] as Node).middle);
  for (const { x, y } of crosses) room.take({ left: x - CROSS, top: y - CROSS, width: 2 * CROSS, height: 2 * CROSS });
  const named: (Named | null)[] = isNumbered(naming)
    ? []
    : broken.map((mark, place) => besideCross(room, mark, crosses[place] as Spot, naming));
  const middle = { x: setting.width / 2, y: nodes.reduce((sum, { y }) => sum + y, 0) / Math.max(nodes.length, 1) };
  const order = nodes.map((_, place) => place);
  if (!naming.all) order.sort((one, other) => (nodes[other] as Node).radius - (nodes[one] as Node).radius);
  for (const place of order) {
    const node = nodes[place] as Node;
    const lines = linesOf(setting, node, place, marked.get(place) ?? "", naming);
    named.push(besideNode(room, node, middle, lines, isNumbered(naming) ? NEAREST : FARTHEST));
  }
  return named.filter((name) => name !== null);
}

/** How many labels there would be if all had room. */
export function wantedOf({ nodes, broken }: Drawn, naming: Naming): number {
  return nodes.length + (isNumbered(naming) ? 0 : broken.length);
}

export function isNumbered({ lines }: Naming): boolean {
  return lines === 0;
}

/** What the key says where labels are numbers. */
export function keyOf(setting: Chart, { nodes, marked, broken }: Drawn): Entry[] {
  const things = nodes.map((node, place): Entry => {
    const name = withWord(node.name, marked.get(place) ?? "");
    return { swatch: "letter", letter: String(place + 1), text: [name, ...changeOf(setting, node)].join(" ") };
  });
  return [...things, ...broken.map(({ word }): Entry => ({ swatch: "letter", letter: "×", text: word }))];
}

function withWord(name: string, word: string): string {
  return word ? `${name} · ${word}` : name;
}

/** Name, what marks the thing, and its change with an arrow up or down; or its number. */
function linesOf(setting: Chart, node: Node, place: number, word: string, naming: Naming): string[] {
  if (isNumbered(naming)) return [String(place + 1)];
  const name = fitted(withWord(node.name, word), naming.width, naming.lines, true);
  return [...name, ...changeOf(setting, node)];
}

function changeOf(setting: Chart, node: Node): string[] {
  const { change } = setting.chart;
  if (!change) return [];
  const text = setting.text(node.change, change);
  const sign = /[1-9]/.test(text) ? (node.change > 0 ? "▲ " : "▼ ") : "";
  return [sign + text];
}

/** The circles are taken; labels stand around them. */
function roomAround(setting: Chart, nodes: Node[], head: number): Room {
  const room = new Room({ left: 0, top: head, width: setting.width, height: setting.height - head });
  for (const { x, y, radius } of nodes) {
    const reach = radius + 3;
    room.take({ left: x - reach, top: y - reach, width: 2 * reach, height: 2 * reach });
  }
  return room;
}

function besideCross(room: Room, mark: Marked, { x, y }: Spot, naming: Naming): Named | null {
  const lines = fitted(mark.word, naming.width, naming.lines, true);
  const box = room.find(x, y, widest(lines, true) + 4, lines.length * LINE_HEIGHT);
  return box && { lines, box };
}

/** Near the thing, where there is room. */
function besideNode(room: Room, node: Node, middle: Spot, lines: string[], farthest: number): Named | null {
  const [width, height] = [widest(lines, true) + 6, lines.length * LINE_HEIGHT + 1];
  const free = around(node, middle, width, height).find((place) => room.isFreeBox(place));
  if (free) return { lines, box: room.takeBox(free) };
  const box = room.find(node.x, node.y, width, height, farthest + node.radius);
  return box && { lines, box };
}

/** Places for a label beside a thing, those first that lead out of the picture. */
function around({ x, y, radius }: Node, middle: Spot, width: number, height: number): Box[] {
  const [near, far] = [radius + 8, radius + 11]; // the room is counted in cells, from the upper left
  const above = { left: x - width / 2, top: y - far - height, width, height };
  const below = { ...above, top: y + near };
  const left = { left: x - far - width, top: y - height / 2, width, height };
  const right = { ...left, left: x + near };
  const upright = y < middle.y - 4 ? [above, below] : [below, above];
  const sideways = x < middle.x ? [left, right] : [right, left];
  const inward = x < middle.x ? width / 3 : -width / 3;
  const shifted = upright.map((place) => ({ ...place, left: place.left + inward }));
  return [upright[0], sideways[0], shifted[0], upright[1], shifted[1], sideways[1]] as Box[];
}

/** A label as drawn. */
export function Name({ setting, name: { lines, box } }: { setting: Chart; name: Named }): JSX.Element {
  return (
    <Label
      setting={setting}
      lines={lines}
      x={box.left + box.width / 2}
      y={box.top + FONT_SIZE}
      anchor="middle"
      bold
      halo
    />
  );
}
