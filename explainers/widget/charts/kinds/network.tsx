// Things that supply one another, or are linked. Area: a series. Fill, arrow and number: the change of each thing. Links
// grow with the matrix, and their arrows point from supplier to user. Marks name a thing, or a link.

import type { JSX } from "preact";
import { type Heading, heading, Top } from "../frame/titles";
import { marksOf } from "../parts/marked";
import { PINNED } from "../parts/roles";
import { LINE_HEIGHT, round, widest } from "../parts/text";
import { Break, type Chart, Links, type Node, type Spot } from "./network/links";
import {
  type Drawn,
  isNumbered,
  keyOf,
  NAMINGS,
  Name,
  type Named,
  type Naming,
  placed,
  wantedOf,
} from "./network/names";

const SMALLEST_RADIUS = 4;

export function Network({ setting }: { setting: Chart }): JSX.Element {
  const { top, drawn, names } = laidOut(setting);
  const { nodes, marked, broken } = drawn;
  const pinned = setting.job.pinned ? setting.series(setting.chart.size, setting.job.pinned) : [];
  const links = setting.matrix(setting.chart.links);
  return (
    <g>
      <Top setting={setting} found={top} />
      <g data-run="now">
        <Links setting={setting} nodes={nodes} links={links} marked={new Set(marked.keys())} broken={broken} />
        {nodes.map((node, place) => (
          <Circle key={place} setting={setting} node={node} most={mostOf(nodes)} marked={marked.has(place)} />
        ))}
        {broken.map((mark) => (
          <Break key={mark.id} setting={setting} nodes={nodes} mark={mark} />
        ))}
      </g>
      {pinned.length > 0 && <Rings setting={setting} nodes={nodes} sizes={pinned} />}
      <g>
        {names.map((name, place) => (
          <Name key={place} setting={setting} name={name} />
        ))}
      </g>
    </g>
  );
}

interface Laid {
  top: Heading;
  drawn: Drawn;
  names: Named[];
  /** How many labels found no room. */
  missing: number;
}

/** Where all things and their labels stand: with as much of each name as lets every one of them find room. */
function laidOut(setting: Chart): Laid {
  let laid = laidOutWith(setting, NAMINGS[0] as Naming);
  for (const naming of NAMINGS.slice(1)) {
    if (!laid.missing || setting.thumbnail) break;
    laid = laidOutWith(setting, naming);
    if (!naming.all) laid.top = titled(setting, laid.missing);
  }
  return laid;
}

function laidOutWith(setting: Chart, naming: Naming): Laid {
  const marks = marksOf(setting, setting.chart.marks);
  const marked = new Map(marks.filter(({ from, to }) => from === to).map((mark) => [mark.from, mark.word]));
  const arranged = (head: number): Drawn => {
    const nodes = arrange(setting, head, naming);
    return { nodes, marked, broken: marks.filter(({ from, to }) => from !== to && nodes[from] && nodes[to]) };
  };
  const key = isNumbered(naming) ? keyOf(setting, arranged(0)) : [];
  const top = naming.all
    ? heading(setting, setting.words.y, key)
    : titled(setting, setting.names(setting.chart.over).length);
  const drawn = arranged(top.height);
  const names = setting.thumbnail ? [] : placed(setting, drawn, top.height, naming);
  return { top, drawn, names, missing: wantedOf(drawn, naming) - names.length };
}

/** The title, and how many things have no name; folded alike for any number of them. */
function titled(setting: Chart, missing: number): Heading {
  return heading(setting, setting.titleWith(setting.words.y, missing), []);
}

function mostOf(nodes: Node[]): number {
  return nodes.reduce((most, { change }) => Math.max(most, Math.abs(change)), Number.MIN_VALUE);
}

/** Where each thing lies: as declared, or clockwise on an ellipse from the top, in the order of the category. */
function arrange(setting: Chart, head: number, naming: Naming): Node[] {
  const { chart } = setting;
  const names = setting.names(chart.over);
  const sizes = setting.series(chart.size);
  const changes = chart.change ? setting.series(chart.change) : [];
  const all = setting.tables.flatMap((table) => setting.series(chart.size, table));
  const largest = all.filter(Number.isFinite).reduce((most, size) => Math.max(most, size), Number.MIN_VALUE);
  const around = (0.6 * (setting.width + setting.height - head)) / Math.max(names.length, 1);
  const biggest = setting.thumbnail
    ? 12
    : Math.max(6, Math.min(34, setting.width / 12, (setting.height - head) / 9, around));
  const side = setting.thumbnail ? biggest + 2 : Math.max(biggest, Math.min(naming.width, widest(names, true)) / 2) + 4;
  const lines = chart.change && !isNumbered(naming) ? 2 : 1;
  const label = setting.thumbnail ? 2 : Math.min(lines * LINE_HEIGHT + 8, (setting.height - head) / 4);
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
