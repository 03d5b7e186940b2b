// The plot of the kinds with two axes: its margins, its scales, its grid and its ticks.

import type { JSX } from "preact";
import type { Scale } from "../../live/payload";
import { Label } from "../parts/labels";
import type { Setting } from "../parts/setting";
import { FONT_SIZE, LINE_HEIGHT, round, textWidth, tick, widest, wrap } from "../parts/text";
import { type Axis, axisFor } from "./scales";

export interface Plot {
  x: Axis;
  y: Axis;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Extent {
  values: number[];
  type?: Scale;
  zero?: boolean;
  nice?: boolean;
  from?: number | null;
  to?: number | null;
}

export interface Margins {
  top: number;
  /** Room beside the plot, for labels. */
  right: number;
  bottom: number;
}

const EDGE = 14;
const STEP = 8; // the margin at the left grows in steps, so that the plot does not shake while numbers change

/** The height of what stands under the plot: ticks, and the title, wrapped where it is long. */
export function bottomMargin(setting: Setting): number {
  if (setting.thumbnail) return 4;
  return 26 + titleBelow(setting).length * LINE_HEIGHT;
}

function titleBelow(setting: Setting): string[] {
  return setting.words.x ? wrap(setting.words.x, setting.width - 8) : [];
}

/** The plot for these extents, between these margins. */
export function plotFor(setting: Setting, x: Extent, y: Extent, margins: Margins): Plot {
  const top = margins.top;
  const bottom = setting.height - margins.bottom;
  const type = y.type ?? "linear";
  const vertical = axisFor(y.values, {
    nice: true,
    ...y,
    type,
    range: [bottom, top],
    count: Math.max(2, Math.min(6, Math.floor((bottom - top) / 38))),
  });
  const room = widest(vertical.ticks.map(tick)) + 10;
  const left = setting.thumbnail ? 4 : Math.max(24, Math.ceil(room / STEP) * STEP);
  const right = setting.width - Math.max(setting.thumbnail ? 4 : EDGE, margins.right);
  const across = acrossFor(setting, x, [left, right]);
  return { x: across, y: vertical, left: across.range[0], right: across.range[1], top, bottom };
}

/** The horizontal axis between these ends, with as many ticks as fit; it gives way where their texts leave the drawing. */
function acrossFor(setting: Setting, x: Extent, [left, right]: [number, number]): Axis {
  const type = x.type ?? "linear";
  const whole = x.values.every(Number.isInteger);
  const rough = axisFor(x.values, { ...x, type, range: [left, right], count: 4 });
  const each = widest(rough.ticks.map(tick)) + 26;
  const count = Math.max(2, Math.min(10, Math.floor((right - left) / each)));
  const axis = axisFor(x.values, { ...x, type, whole, range: [left, right], count });
  if (setting.thumbnail) return axis;
  const over = Math.max(0, ...axis.ticks.map((value) => axis(value) + textWidth(tick(value)) / 2 + 2 - setting.width));
  const under = Math.max(0, ...axis.ticks.map((value) => textWidth(tick(value)) / 2 + 2 - axis(value)));
  if (!over && !under) return axis;
  return axisFor(x.values, { ...x, type, whole, range: [left + Math.ceil(under), right - Math.ceil(over)], count });
}

/** Grid, zero line, ticks of both axes, and the title below. */
export function Axes({ setting, plot, bare }: { setting: Setting; plot: Plot; bare?: boolean }): JSX.Element | null {
  if (setting.thumbnail) return null;
  const { x, y, left, right, bottom } = plot;
  return (
    <g class="chart-axes">
      {y.ticks.map((value, number) => (
        <g key={`y${number}`}>
          <path class="chart-grid" d={`M${left} ${round(y(value))}H${round(right)}`} stroke={setting.ink("grid")} />
          <Label setting={setting} lines={[tick(value)]} x={left - 6} y={y(value) + 4.5} anchor="end" ink="axis" />
        </g>
      ))}
      {y.type === "linear" && y.domain[0] <= 0 && y.domain[1] >= 0 && (
        <path d={`M${left} ${round(y(0))}H${round(right)}`} stroke={setting.ink("axis")} />
      )}
      {!bare &&
        x.ticks.map((value, number) => (
          <g key={`x${number}`}>
            <path d={`M${round(x(value))} ${round(bottom)}v4`} stroke={setting.ink("axis")} />
            <Label
              setting={setting}
              lines={[tick(value)]}
              x={x(value)}
              y={bottom + 4 + FONT_SIZE}
              anchor="middle"
              ink="axis"
            />
          </g>
        ))}
      {!bare && <TitleBelow setting={setting} plot={plot} />}
    </g>
  );
}

function TitleBelow({ setting, plot }: { setting: Setting; plot: Plot }): JSX.Element | null {
  const lines = titleBelow(setting);
  if (!lines.length) return null;
  const reach = widest(lines) / 2;
  const middle = (plot.left + plot.right) / 2;
  const x = Math.min(Math.max(middle, reach + 2), setting.width - reach - 2);
  return (
    <Label setting={setting} lines={lines} x={x} y={plot.bottom + 24 + FONT_SIZE - 1} anchor="middle" ink="axis" />
  );
}
