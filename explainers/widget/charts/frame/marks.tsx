// What is marked in a plot: shaded spans, levels and moments, points, real figures; each with its label where it has room.

import type { JSX } from "preact";
import type { Observed, Point, Reference, Span } from "../../live/payload";
import { dot } from "../parts/dots";
import { Label } from "../parts/labels";
import type { Ink } from "../parts/roles";
import type { Setting } from "../parts/setting";
import { FONT_SIZE, LINE_HEIGHT, round, textWidth, wrap } from "../parts/text";
import type { Plot } from "./plot";
import type { Box, Room, Slide } from "./room";
import { fits } from "./scales";

interface Marked {
  setting: Setting;
  plot: Plot;
  /** The columns that give the units of both axes. */
  axes: { x: string; y: string };
}

export interface Spot {
  text: string;
  x: number;
  y: number;
  /** Of a line: its label may slide along it. */
  slide?: Slide;
}

const ALONG = 0.12; // of a pixel across the line

/** Shaded stretches, below everything else. */
export function Spans({ setting, plot, axes, spans }: Marked & { spans: Span[] }): JSX.Element {
  const ends = (span: Span): number[] =>
    [span.from, span.to]
      .map((end) => setting.at(end, axes.x))
      .filter((end) => fits(end, plot.x.type))
      .map(plot.x);
  return (
    <g>
      {spans.map((span) => {
        const [from, to] = ends(span).map((end) => Math.min(Math.max(end, plot.left), plot.right));
        if (from === undefined || to === undefined) return null;
        const d = `M${round(from)} ${round(plot.top)}H${round(to)}V${round(plot.bottom)}H${round(from)}Z`;
        return <path key={span.id} class="chart-span" d={d} fill={setting.ink("grid")} fill-opacity="0.55" />;
      })}
    </g>
  );
}

/** Levels and moments as thin dashed lines; they take room, and their labels are spots to be placed. */
export function referenceLines({
  setting,
  plot,
  axes,
  references,
  room,
}: Marked & { references: Reference[]; room: Room }): {
  lines: JSX.Element;
  spots: Spot[];
} {
  const spots: Spot[] = [];
  const lines = references.map((line) => {
    const [x, y] = [setting.at(line.x, axes.x), setting.at(line.y, axes.y)];
    const text = setting.words.references?.[line.id] ?? line.id;
    if (fits(x, plot.x.type) && x >= plot.x.domain[0] && x <= plot.x.domain[1]) {
      const across = plot.x(x);
      room.takeLine([
        [across, plot.top],
        [across, plot.bottom],
      ]);
      spots.push({ text, x: across, y: plot.top, slide: { x: 1, y: ALONG } });
      return (
        <Dashed key={line.id} setting={setting} d={`M${round(across)} ${round(plot.top)}V${round(plot.bottom)}`} />
      );
    }
    if (fits(y, plot.y.type) && y >= plot.y.domain[0] && y <= plot.y.domain[1]) {
      const up = plot.y(y);
      room.takeLine([
        [plot.left, up],
        [plot.right, up],
      ]);
      spots.push({ text, x: plot.right, y: up, slide: { x: ALONG, y: 1 } });
      return <Dashed key={line.id} setting={setting} d={`M${round(plot.left)} ${round(up)}H${round(plot.right)}`} />;
    }
    return null;
  });
  return { lines: <g>{lines}</g>, spots };
}

function Dashed({ setting, d }: { setting: Setting; d: string }): JSX.Element {
  return (
    <path
      class="chart-data"
      d={d}
      stroke={setting.ink("text")}
      stroke-width="1.25"
      stroke-dasharray="6 4"
      fill="none"
    />
  );
}

/** Where the labels of spans belong: at the top, in the middle of each. */
export function spanSpots({ setting, plot, axes, spans }: Marked & { spans: Span[] }): Spot[] {
  return spans.flatMap((span) => {
    const [from, to] = [setting.at(span.from, axes.x), setting.at(span.to, axes.x)];
    if (from === null || to === null) return [];
    const middle = Math.min(Math.max(plot.x((from + to) / 2), plot.left), plot.right);
    return [{ text: setting.words.spans?.[span.id] ?? span.id, x: middle, y: plot.top }];
  });
}

/** The marked points that are there, as spots. */
export function pointSpots({ setting, plot, axes, points }: Marked & { points: Point[] }): Spot[] {
  return points.flatMap((point) => {
    const [x, y] = [setting.at(point.x, axes.x), setting.at(point.y, axes.y)];
    if (!fits(x, plot.x.type) || !fits(y, plot.y.type)) return [];
    return [{ text: setting.words.points?.[point.id] ?? point.id, x: plot.x(x), y: plot.y(y) }];
  });
}

/** Marked points as dots with a rim. */
export function Dots({ setting, spots }: { setting: Setting; spots: Spot[] }): JSX.Element {
  return (
    <g>
      {spots.map((spot, number) => (
        <circle
          key={number}
          class="chart-data"
          cx={round(spot.x)}
          cy={round(spot.y)}
          r="5"
          fill={setting.ink("text")}
          stroke={setting.ink("background")}
          stroke-width="1.5"
        />
      ))}
    </g>
  );
}

/** Real figures: one path of small dots for each list, never joined. */
export function observedDots({
  setting,
  plot,
  observed,
  room,
}: Marked & { observed: Observed[]; room: Room }): JSX.Element {
  return (
    <g>
      {observed.map((figures, number) => {
        const [x, y] = [setting.series(figures.x), setting.series(figures.y)];
        const places = x.flatMap((value, index): [number, number][] => {
          const height = y[index];
          return fits(value, plot.x.type) && fits(height, plot.y.type) ? [[plot.x(value), plot.y(height)]] : [];
        });
        for (const [left, top] of places) room.take({ left, top, width: 0, height: 0 }, 4);
        const d = places.map(([across, up]) => dot(number, across, up)).join("");
        return (
          <path
            key={figures.id}
            class="chart-data"
            d={d}
            fill={setting.ink("text")}
            stroke={setting.ink("background")}
            stroke-width="0.75"
          />
        );
      })}
    </g>
  );
}

/** Each label at the free place nearest to its spot; with a thin line to it where that is not beside it. */
export function Placed({
  setting,
  spots,
  room,
  widest = 150,
  ink,
  leader = true,
}: {
  setting: Setting;
  spots: Spot[];
  room: Room;
  widest?: number;
  ink?: Ink;
  leader?: boolean;
}): JSX.Element | null {
  if (setting.thumbnail) return null;
  return (
    <g>
      {spots.map((spot, number) => {
        const lines = wrap(spot.text, widest, true);
        const width = Math.max(...lines.map((line) => textWidth(line, true)));
        const box = room.find(spot.x, spot.y, width + 4, lines.length * LINE_HEIGHT + 2, undefined, spot.slide);
        return (
          box && (
            <PlacedLabel key={number} setting={setting} spot={spot} lines={lines} box={box} ink={ink} leader={leader} />
          )
        );
      })}
    </g>
  );
}

function PlacedLabel({
  setting,
  spot,
  lines,
  box,
  ink,
  leader,
}: {
  setting: Setting;
  spot: Spot;
  lines: string[];
  box: Box;
  ink?: Ink;
  leader: boolean;
}): JSX.Element {
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  const nearest = [Math.min(Math.max(spot.x, box.left), right), Math.min(Math.max(spot.y, box.top), bottom)] as const;
  // A line leads to where the label is nearest to, which for a label that has slid lies along its own line.
  const at = {
    x: spot.slide?.y === 1 ? nearest[0] : spot.x,
    y: spot.slide?.x === 1 ? nearest[1] : spot.y,
  };
  const far = leader && Math.hypot(nearest[0] - at.x, nearest[1] - at.y) > 22;
  return (
    <g>
      {far && (
        <path
          d={`M${round(at.x)} ${round(at.y)}L${round(nearest[0])} ${round(nearest[1])}`}
          stroke={setting.ink("axis")}
          stroke-width="1"
        />
      )}
      <Label setting={setting} lines={lines} x={box.left + 2} y={box.top + FONT_SIZE} ink={ink} bold halo />
    </g>
  );
}
