// Things that supply one another, or are linked. Area: a series. Fill, arrow and number: the change of each thing. Links
// grow with the matrix, and their arrows point from supplier to user. Marks name a thing, or a link.

import type { JSX } from "preact";
import { type Box, Room } from "../frame/room";
import { heading, Top } from "../frame/titles";
import { Label } from "../parts/labels";
import { type Marked, marksOf } from "../parts/marked";
import { PINNED } from "../parts/roles";
import { Break, type Chart, linkOf, Links, type Node, type Spot } from "./network/links";
import { FONT_SIZE, LINE_HEIGHT, round, textWidth, wrap } from "../parts/text";
const SMALLEST_RADIUS = 4;

const LABEL = 110; // pixels; longer names are folded

export function Network({ setting }: { setting: Chart }): JSX.Element {
  const { chart } = setting;
  const top = heading(setting, setting.words.y, []);
  const marks = marksOf(setting, chart.marks);
  const nodes = arrange(setting, top.height);
  const links = setting.matrix(chart.links);
  const pinned = setting.job.pinned ? setting.series(chart.size, setting.job.pinned) : [];
  const middle = { x: setting.width / 2, y: nodes.reduce((sum, { y }) => sum + y, 0) / Math.max(nodes.length, 1) };
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
            <NodeLabel
              key={place}
              setting={setting}
              node={node}
              middle={middle}
              word={marked.get(place) ?? ""}
              room={room}
            />
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
  const label = setting.thumbnail ? 2 : (chart.change ? 2 : 1) * LINE_HEIGHT + 8;
  const [top, bottom] = [head + biggest + label, setting.height - biggest - label];
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

/** Name, what marks the thing, and its change with an arrow up or down; near the thing, where there is room. */
function NodeLabel({
  setting,
  node,
  middle,
  word,
  room,
}: {
  setting: Chart;
  node: Node;
  middle: Spot;
  word: string;
  room: Room;
}): JSX.Element | null {
  const { change } = setting.chart;
  const text = setting.text(node.change, change);
  const sign = /[1-9]/.test(text) ? (node.change > 0 ? "▲ " : "▼ ") : "";
  const lines = [...wrap(word ? `${node.name} · ${word}` : node.name, LABEL, true), ...(change ? [sign + text] : [])];
  const width = Math.max(...lines.map((line) => textWidth(line, true))) + 6;
  const height = lines.length * LINE_HEIGHT + 1;
  const places = around(node, middle, width, height);
  const free = places.find((place) => room.isFreeBox(place));
  const box = free ? room.takeBox(free) : room.find(node.x, node.y, width, height, 400);
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
