// Things that supply one another, or are linked. Area: a series. Fill, arrow and number: the change of each thing. Links
// grow with the matrix, and their arrows point from supplier to user. Marks name a thing, or a link.

import type { JSX } from "preact";
import type { NetworkChart } from "../../live/payload";
import { Room } from "../frame/room";
import { heading, Top } from "../frame/titles";
import { Label } from "../parts/labels";
import { type Marked, marksOf } from "../parts/marked";
import { PINNED } from "../parts/roles";
import type { Setting } from "../parts/setting";
import { FONT_SIZE, LINE_HEIGHT, round, textWidth, wrap } from "../parts/text";

type Chart = Setting<NetworkChart>;

interface Spot {
  x: number;
  y: number;
}

interface Node extends Spot {
  radius: number;
  name: string;
  change: number;
}

const WIDTHS = 5; // links are drawn in this many widths, one path for each
const WIDEST = 9;
const SMALLEST_RADIUS = 4;
const ARROW = 7;
const WEAKEST = 1 / 200; // of the strongest link: weaker ones are left out
const LABEL = 110; // pixels; longer names are folded

export function Network({ setting }: { setting: Chart }): JSX.Element {
  const { chart } = setting;
  const top = heading(setting, setting.words.y, []);
  const marks = marksOf(setting, chart.marks);
  const nodes = arrange(setting, top.height);
  const links = setting.matrix(chart.links);
  const pinned = setting.job.pinned ? setting.series(chart.size, setting.job.pinned) : [];
  const broken = marks.filter(({ from, to }) => from !== to);
  const marked = new Map(marks.filter(({ from, to }) => from === to).map((mark) => [mark.from, mark.word]));
  const room = roomAround(setting, nodes, top.height);
  const breaks = broken.flatMap((mark) => (nodes[mark.from] && nodes[mark.to] ? [mark] : []));
  for (const mark of breaks) {
    const { middle } = linkOf(setting, nodes[mark.from] as Node, nodes[mark.to] as Node);
    room.take({ left: middle.x - 8, top: middle.y - 8, width: 16, height: 16 });
  }
  return (
    <g>
      <Top setting={setting} found={top} />
      <g data-run="now">
        <Links setting={setting} nodes={nodes} links={links} marked={new Set(marked.keys())} broken={broken} />
        {nodes.map((node, place) => (
          <Circle key={place} setting={setting} node={node} most={mostOf(nodes)} marked={marked.has(place)} />
        ))}
        {breaks.map((mark) => (
          <Break key={mark.id} setting={setting} nodes={nodes} mark={mark} />
        ))}
      </g>
      {pinned.length > 0 && <Rings setting={setting} nodes={nodes} sizes={pinned} />}
      {!setting.thumbnail && (
        <g>
          {breaks.map((mark) => (
            <BreakWord key={mark.id} setting={setting} nodes={nodes} mark={mark} room={room} />
          ))}
          {nodes.map((node, place) => (
            <NodeLabel key={place} setting={setting} node={node} word={marked.get(place) ?? ""} room={room} />
          ))}
        </g>
      )}
    </g>
  );
}

function mostOf(nodes: Node[]): number {
  return nodes.reduce((most, { change }) => Math.max(most, Math.abs(change)), Number.MIN_VALUE);
}

/** Where each thing lies: as declared, or clockwise on an ellipse from the top, in the order of the category. */
function arrange(setting: Chart, head: number): Node[] {
  const { chart } = setting;
  const names = setting.names(chart.over);
  const sizes = setting.series(chart.size);
  const changes = chart.change ? setting.series(chart.change) : [];
  const all = setting.tables.flatMap((table) => setting.series(chart.size, table));
  const largest = all.filter(Number.isFinite).reduce((most, size) => Math.max(most, size), Number.MIN_VALUE);
  const biggest = setting.thumbnail ? 12 : Math.min(34, setting.width / 12, (setting.height - head) / 9);
  const side = setting.thumbnail ? biggest + 2 : Math.max(biggest, Math.min(LABEL, longest(names)) / 2) + 4;
  const [top, bottom] = [head + biggest, setting.height - biggest - (setting.thumbnail ? 2 : 3 * LINE_HEIGHT)];
  const area = { left: side, right: setting.width - side, top, bottom };
  const radius = (size: number): number =>
    Math.max(SMALLEST_RADIUS, biggest * Math.sqrt(Math.max(0, size || 0) / largest));
  return names.map((name, place) => ({
    ...placeOf(setting, place, names.length, area),
    radius: radius(sizes[place] ?? 0),
    name,
    change: changes[place] || 0,
  }));
}

function longest(names: string[]): number {
  return names.reduce((most, name) => Math.max(most, textWidth(name, true)), 0);
}

function placeOf(
  setting: Chart,
  place: number,
  count: number,
  { left, right, top, bottom }: { left: number; right: number; top: number; bottom: number },
): Spot {
  const [across, up] = setting.chart.positions;
  if (across && up) {
    const [x, y] = [setting.series(across)[place] ?? 0.5, setting.series(up)[place] ?? 0.5];
    return { x: left + x * (right - left), y: bottom - y * (bottom - top) };
  }
  const angle = (2 * Math.PI * place) / count - Math.PI / 2;
  const reach = Math.min((right - left) / 2, 0.95 * (bottom - top));
  return {
    x: (left + right) / 2 + reach * Math.cos(angle),
    y: (top + bottom) / 2 + ((bottom - top) / 2) * Math.sin(angle),
  };
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

/** All links of one width are one path; those that leave a marked thing are darker, broken ones are drawn later. */
function Links({
  setting,
  nodes,
  links,
  marked,
  broken,
}: {
  setting: Chart;
  nodes: Node[];
  links: number[][];
  marked: Set<number>;
  broken: Marked[];
}): JSX.Element {
  const { directed } = setting.chart;
  const strongest = links.reduce(
    (most, row, from) => row.reduce((high, value, to) => (from === to ? high : Math.max(high, value || 0)), most),
    0,
  );
  const lines = new Map<string, string>();
  const arrows = new Map<boolean, string>();
  links.forEach((row, from) =>
    row.forEach((value, to) => {
      if (from === to || !(value > 0) || value < strongest * WEAKEST || (!directed && from > to)) return;
      if (broken.some((link) => link.from === from && link.to === to)) return;
      const [start, end] = [nodes[from], nodes[to]];
      if (!start || !end) return;
      const step = Math.max(1, Math.ceil((WIDTHS * value) / strongest));
      const strong = marked.has(from);
      const link = linkOf(setting, start, end);
      const key = `${step} ${strong}`;
      lines.set(key, (lines.get(key) ?? "") + link.line);
      arrows.set(strong, (arrows.get(strong) ?? "") + link.arrow);
    }),
  );
  return (
    <g>
      {[false, true].map((strong) => (
        <g key={String(strong)}>
          {Array.from({ length: WIDTHS }, (_, index) => (
            <path
              key={index}
              d={lines.get(`${index + 1} ${strong}`)}
              fill="none"
              stroke={setting.ink(strong ? "text" : "axis")}
              stroke-width={round((WIDEST * (index + 1)) / WIDTHS - 0.8)}
              stroke-opacity={strong ? 0.75 : 0.3}
            />
          ))}
          {directed && !setting.thumbnail && (
            <path
              d={arrows.get(strong)}
              fill={setting.ink(strong ? "text" : "axis")}
              fill-opacity={strong ? 1 : 0.65}
            />
          )}
        </g>
      ))}
    </g>
  );
}

/** A directed link bends to its right, so that the two directions between two things lie apart. */
function linkOf(setting: Chart, from: Node, to: Node): { line: string; arrow: string; middle: Spot } {
  if (!setting.chart.directed) {
    const [start, end] = [towards(from, to, from.radius), towards(to, from, to.radius)];
    return {
      line: `M${at(start)}L${at(end)}`,
      arrow: "",
      middle: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 },
    };
  }
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bend = { x: (from.x + to.x) / 2 - 0.14 * dy, y: (from.y + to.y) / 2 + 0.14 * dx };
  const start = towards(from, bend, from.radius);
  const tip = towards(to, bend, to.radius + 2);
  const end = towards(to, bend, to.radius + 2 + ARROW * 0.8);
  const length = Math.hypot(bend.x - to.x, bend.y - to.y) || 1;
  const [ux, uy] = [(to.x - bend.x) / length, (to.y - bend.y) / length];
  const back = { x: tip.x - ARROW * ux, y: tip.y - ARROW * uy };
  const half = ARROW * 0.55;
  const wings = [
    { x: back.x - half * uy, y: back.y + half * ux },
    { x: back.x + half * uy, y: back.y - half * ux },
  ] as const;
  return {
    line: `M${at(start)}Q${at(bend)} ${at(end)}`,
    arrow: `M${at(tip)}L${at(wings[0])} ${at(wings[1])}Z`,
    middle: { x: (start.x + 2 * bend.x + end.x) / 4, y: (start.y + 2 * bend.y + end.y) / 4 },
  };
}

function towards(from: Spot, to: Spot, distance: number): Spot {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * distance) / length, y: from.y + ((to.y - from.y) * distance) / length };
}

function at({ x, y }: Spot): string {
  return `${round(x)} ${round(y)}`;
}

/** What rises is filled in the colour of its role, the stronger the fuller; what falls is hollow. */
function Circle({
  setting,
  node,
  most,
  marked,
}: {
  setting: Chart;
  node: Node;
  most: number;
  marked: boolean;
}): JSX.Element {
  const { role, change } = setting.chart;
  const falls = node.change < 0;
  const ink = setting.ink(falls ? "loss" : role);
  const part = change ? Math.abs(node.change) / most : 1;
  const place = { cx: round(node.x), cy: round(node.y) };
  return (
    <g>
      <circle {...place} r={round(node.radius)} fill={setting.ink("background")} />
      <circle
        class="chart-data"
        data-series={setting.chart.size}
        {...place}
        r={round(node.radius)}
        fill={falls ? "none" : ink}
        fill-opacity={falls ? undefined : Math.round((0.25 + 0.75 * part) * 100) / 100}
        stroke={ink}
        stroke-width={falls ? round(1.5 + Math.min(4, node.radius / 3) * part) : 1.5}
      />
      {marked && (
        <circle {...place} r={round(node.radius + 5)} fill="none" stroke={setting.ink("text")} stroke-width="2.5" />
      )}
    </g>
  );
}

/** The kept run: the size that each thing had, as a dotted ring. */
function Rings({ setting, nodes, sizes }: { setting: Chart; nodes: Node[]; sizes: number[] }): JSX.Element {
  const now = setting.series(setting.chart.size);
  return (
    <g data-run="pinned">
      {nodes.map((node, place) => {
        const ratio = Math.sqrt(Math.max(0, sizes[place] ?? 0) / (now[place] || 1));
        return (
          <circle
            key={place}
            data-series={setting.chart.size}
            cx={round(node.x)}
            cy={round(node.y)}
            r={round(Math.max(SMALLEST_RADIUS, node.radius * (Number.isFinite(ratio) ? Math.min(ratio, 4) : 0)))}
            fill="none"
            stroke={setting.ink("text")}
            stroke-width={PINNED.width}
            stroke-dasharray={PINNED.dash}
            stroke-linecap="round"
          />
        );
      })}
    </g>
  );
}

/** A link that is marked: dashed, with a cross in its middle. */
function Break({ setting, nodes, mark }: { setting: Chart; nodes: Node[]; mark: Marked }): JSX.Element {
  const { line, arrow, middle } = linkOf(setting, nodes[mark.from] as Node, nodes[mark.to] as Node);
  const { x, y } = { x: round(middle.x), y: round(middle.y) };
  const ink = setting.ink("text");
  return (
    <g data-series={mark.id}>
      <path d={line} fill="none" stroke={ink} stroke-width="3" stroke-dasharray="6 5" />
      {arrow && <path d={arrow} fill={ink} />}
      <path d={`M${x - 6} ${y - 6}l12 12m-12 0l12 -12`} fill="none" stroke={ink} stroke-width="3" />
    </g>
  );
}

function BreakWord({
  setting,
  nodes,
  mark,
  room,
}: {
  setting: Chart;
  nodes: Node[];
  mark: Marked;
  room: Room;
}): JSX.Element | null {
  const { middle } = linkOf(setting, nodes[mark.from] as Node, nodes[mark.to] as Node);
  const lines = wrap(mark.word, LABEL, true);
  const width = Math.max(...lines.map((line) => textWidth(line, true))) + 4;
  const box = room.find(middle.x, middle.y, width, lines.length * LINE_HEIGHT);
  return box && <Label setting={setting} lines={lines} x={box.left + 2} y={box.top + FONT_SIZE - 1} bold halo />;
}

/** Name, what marks the thing, and its change with an arrow up or down; near the thing, where there is room. */
function NodeLabel({
  setting,
  node,
  word,
  room,
}: {
  setting: Chart;
  node: Node;
  word: string;
  room: Room;
}): JSX.Element | null {
  const { change } = setting.chart;
  const text = setting.text(node.change, change);
  const sign = /[1-9]/.test(text) ? (node.change > 0 ? "▲ " : "▼ ") : "";
  const lines = [...wrap(word ? `${node.name} · ${word}` : node.name, LABEL, true), ...(change ? [sign + text] : [])];
  const width = Math.max(...lines.map((line) => textWidth(line, true))) + 6;
  const height = lines.length * LINE_HEIGHT + 1;
  const below = node.y + node.radius + 4;
  const wanted = { left: node.x - width / 2, top: below, width, height };
  const box = room.isFreeBox(wanted)
    ? room.takeBox(wanted)
    : room.find(node.x, node.y + node.radius, width, height, 400);
  return (
    box && (
      <Label
        setting={setting}
        lines={lines}
        x={box.left + box.width / 2}
        y={box.top + FONT_SIZE}
        anchor="middle"
        bold
        halo
      />
    )
  );
}
