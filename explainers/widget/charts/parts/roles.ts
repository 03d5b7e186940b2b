// What things drawn stand for. Each role has a colour, a texture and a line style in all charts, so that a reader who has
// seen one explainer can read the next; no pair of roles is told apart by colour alone.

import type { Role } from "../../live/payload";
import type { Surface } from "../job";

export type Ink = Role | "text" | "axis" | "grid" | "background";

export type Texture = "solid" | "grid" | "dots" | "rings" | "stripes" | "back" | "cross" | "level" | "pale" | "hollow";

export interface Look {
  id: string;
  role: Role;
  texture: Texture;
  dash: string;
  width: number;
}

interface Style {
  textures: Texture[];
  dashes: string[];
  width: number;
}

// The first texture and line style is the role's own; the others are for a second and a third series of the same role.
const STYLES: Record<Role, Style> = {
  inputs: { textures: ["solid", "grid"], dashes: ["9 4", "9 4 2 4", "14 6"], width: 2.5 },
  people: { textures: ["dots", "rings"], dashes: ["4 4", "4 4 1 4", "2 5"], width: 2.5 },
  productivity: { textures: ["stripes", "back"], dashes: ["none", "12 3", "6 2 2 2"], width: 3 },
  other: { textures: ["cross", "level"], dashes: ["10 3 2 3", "3 3 8 3", "6 6"], width: 2.5 },
  before: { textures: ["pale", "level"], dashes: ["none", "7 5", "3 3"], width: 1.75 },
  reference: { textures: ["hollow", "pale"], dashes: ["6 4", "2 3", "10 4"], width: 1.5 },
  loss: { textures: ["hollow", "level"], dashes: ["12 5", "5 3", "16 4 4 4"], width: 2 },
};

export const PINNED = { dash: "1 4", width: 1.5, opacity: 0.7 };

const PAPER: Record<Ink, string> = {
  inputs: "#9a9a9a",
  people: "#6a6a6a",
  productivity: "#4d4d4d",
  other: "#777777",
  before: "#8a8a8a",
  reference: "#000000",
  loss: "#000000",
  text: "#000000",
  axis: "#000000",
  grid: "#bbbbbb",
  background: "#ffffff",
};

/** Whether a drawing is for paper. */
export function isPrinted(surface: Surface): boolean {
  return surface === "paper" || surface === "stamp";
}

/** Whether it is a small square without words. */
export function isSquare(surface: Surface): boolean {
  return surface === "thumbnail" || surface === "stamp";
}

/** A colour; style sheets give those of the screen a value in light and in dark. */
export function inkOf(name: Ink, surface: Surface): string {
  return isPrinted(surface) ? PAPER[name] : `var(--chart-${name})`;
}

/** How each series looks, by its role; those of one role differ in line style and texture. */
export function looks(series: Record<string, Role>): Look[] {
  const seen = new Map<Role, number>();
  return Object.entries(series).map(([id, role]) => {
    const place = seen.get(role) ?? 0;
    seen.set(role, place + 1);
    const { textures, dashes, width } = STYLES[role];
    const pick = <Item>(list: Item[]): Item => list[place % list.length] as Item;
    return { id, role, texture: pick(textures), dash: pick(dashes), width };
  });
}
