// What stands around the plot: the title of the vertical axis and the legend above it, the other title below.

import type { JSX } from "preact";
import { dot } from "../parts/dots";
import { Area } from "../parts/fills";
import { Label } from "../parts/labels";
import { type Ink, inkOf, type Look, looks } from "../parts/roles";
import type { Setting } from "../parts/setting";
import { FONT_SIZE, fitted, LINE_HEIGHT, widest, wrap } from "../parts/text";

/** How a legend shows a look: as a line, as a filled square, as a dot of real figures, as the mark of a total. */
export type Swatch = "line" | "area" | "dot" | "diamond" | "tick" | "bracket" | "letter";

export interface Entry {
  look?: Look;
  swatch: Swatch;
  text: string;
  /** Of points: the sign that stands for them, and its colour. */
  letter?: string;
  ink?: Ink;
  /** Of real figures: the number of their list. */
  list?: number;
}

/** The legend's entry for the situation beside, where there is one. */
export function besideEntry({ job, words }: Setting, swatch: Omit<Entry, "text"> = BESIDE): Entry[] {
  return job.beside ? [{ ...swatch, text: words.beside ?? "" }] : [];
}

interface Placed {
  entry: Entry;
  lines: string[];
  x: number;
  y: number;
}

const BESIDE: Omit<Entry, "text"> = { look: looks({ beside: "before" })[0] as Look, swatch: "line" };
const KEY = 26; // pixels for the swatch
const GAP = 16;
const MARGIN = 2;
const MOST_LINES = 3;

export interface Heading {
  title: string[];
  entries: Placed[];
  height: number;
}

/** The title above the plot, and under it the legend in as many rows as it needs. */
export function heading(setting: Setting, title: string, entries: Entry[]): Heading {
  if (setting.thumbnail) return { title: [], entries: [], height: 4 };
  const lines = title ? wrap(title, setting.width - 2 * MARGIN) : [];
  const placed = rowsOf(setting, entries, lines.length * LINE_HEIGHT + 2);
  const last = placed.at(-1);
  const rows = last ? last.y + last.lines.length * LINE_HEIGHT + 4 : lines.length * LINE_HEIGHT;
  return { title: lines, entries: placed, height: rows + 8 };
}

/** The entries side by side, from this height on; one that is wider than the drawing is folded, in a row of its own. */
function rowsOf(setting: Setting, entries: Entry[], top: number): Placed[] {
  const most = setting.width - KEY - 2 * MARGIN;
  let [x, y, height] = [MARGIN, top, LINE_HEIGHT];
  return entries.map((entry) => {
    const lines = fitted(entry.text, most, MOST_LINES);
    const width = KEY + widest(lines) + GAP;
    if (x > MARGIN && x + width - GAP > setting.width - MARGIN) [x, y] = [MARGIN, y + height + 2];
    const here = { entry, lines, x, y };
    x += width;
    height = lines.length * LINE_HEIGHT;
    return here;
  });
}

/** The heading as drawn. */
export function Top({ setting, found }: { setting: Setting; found: Heading }): JSX.Element {
  return (
    <g>
      {found.title.length > 0 && <Label setting={setting} lines={found.title} x={MARGIN} y={FONT_SIZE} ink="axis" />}
      {found.entries.map((placed, number) => (
        <Key key={number} setting={setting} placed={placed} number={number} />
      ))}
    </g>
  );
}

function Key({ setting, placed, number }: { setting: Setting; placed: Placed; number: number }): JSX.Element {
  const { entry, lines, x, y } = placed;
  return (
    <g>
      {swatch(setting, entry, x, y + LINE_HEIGHT / 2, `key-${number}`)}
      <Label setting={setting} lines={lines} x={x + KEY} y={y + FONT_SIZE - 0.5} />
    </g>
  );
}

function swatch(
  setting: Setting,
  { look, swatch: kind, letter = "", ink: sign, list = 0 }: Entry,
  x: number,
  y: number,
  place: string,
): JSX.Element {
  const ink = inkOf(look?.role ?? "text", setting.job.surface);
  const middle = x + 10;
  switch (kind) {
    case "area":
      return <Area setting={setting} look={look as Look} d={`M${x} ${y - 6}h20v12h-20Z`} place={place} />;
    case "dot":
      return <path d={dot(list, middle, y)} fill={setting.ink("text")} />;
    case "diamond":
      return <path d={`M${middle - 5} ${y}l5 -5 5 5 -5 5Z`} fill={setting.ink("text")} />;
    case "tick":
      return <path d={`M${middle} ${y - 6}v12`} stroke={setting.ink("before")} stroke-width="3" />;
    case "bracket":
      return <path d={`M${x} ${y - 5}v10m0 -5h20m0 -5v10`} stroke={setting.ink("text")} stroke-width="2" fill="none" />;
    case "letter":
      return (
        <Label setting={setting} lines={[letter]} x={middle} y={y + 5} anchor="middle" ink={sign ?? "text"} bold />
      );
    default:
      return <Stroke x={x} y={y} ink={ink} width={look?.width ?? 2} dash={look?.dash ?? "none"} />;
  }
}

function Stroke({
  x,
  y,
  ink,
  width,
  dash,
}: {
  x: number;
  y: number;
  ink: string;
  width: number;
  dash: string;
}): JSX.Element {
  return (
    <path
      d={`M${x} ${y}h20`}
      stroke={ink}
      stroke-width={width}
      stroke-dasharray={dash}
      stroke-linecap="butt"
      fill="none"
    />
  );
}
