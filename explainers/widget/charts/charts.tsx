// Draws a declared chart of a table: the same module at build time and in the page. One file for each kind.

import { type ComponentType, type JSX, render } from "preact";
import type { Chart } from "../live/payload";
import type { Job, Table } from "./job";
import { Bars } from "./kinds/bars";
import { Distribution } from "./kinds/distribution";
import { Lines } from "./kinds/lines";
import { Matrix } from "./kinds/matrix";
import { Network } from "./kinds/network";
import { Scatter } from "./kinds/scatter";
import { Stack } from "./kinds/stack";
import { inkOf, isSquare } from "./parts/roles";
import { Setting } from "./parts/setting";
import { FONT_SIZE } from "./parts/text";

export type { Job, Surface, Table, Words } from "./job";
export { standalone, toPng } from "./saving";

const KINDS: { [Kind in Chart["kind"]]: ComponentType<{ setting: Setting<Extract<Chart, { kind: Kind }>> }> } = {
  bars: Bars,
  distribution: Distribution,
  lines: Lines,
  matrix: Matrix,
  network: Network,
  scatter: Scatter,
  stack: Stack,
};

/** The chart as a tree of marks; the sentence and the table beside it say the same in words. */
export function draw(job: Job): JSX.Element {
  const { width, height } = job.size;
  const Kind = KINDS[job.chart.kind] as ComponentType<{ setting: Setting }>;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class={`chart chart-${job.surface}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      font-size={FONT_SIZE}
      role="img"
      aria-label={job.words.title}
    >
      {hasFigures(job) ? <Kind setting={new Setting(job)} /> : <Nothing job={job} />}
    </svg>
  );
}

/** Whether anything that the chart draws has a number in the present table. */
function hasFigures({ chart, table }: Job): boolean {
  return figuresIn(chart).some((id) => numbersIn(table.values[id]).some(Number.isFinite));
}

/** What a chart needs in order to draw anything. */
function figuresIn(chart: Chart): string[] {
  if (chart.kind === "network") return [chart.size];
  if (chart.kind === "matrix") return [chart.matrix];
  return [...Object.keys(chart.y), ...("below" in chart ? Object.keys(chart.below) : [])];
}

function numbersIn(cells: Table["values"][string] | undefined): number[] {
  return Array.isArray(cells) ? (cells as (number | number[])[]).flat() : [];
}

function Nothing({ job }: { job: Job }): JSX.Element | null {
  const { width, height } = job.size;
  if (isSquare(job.surface)) return null;
  return (
    <text class="chart-text" x={width / 2} y={height / 2} text-anchor="middle" fill={inkOf("axis", job.surface)}>
      {job.words.nothing}
    </text>
  );
}

/** Draws into a place of the page; drawn again, only what differs is written. */
export function drawInto(place: HTMLElement, job: Job): void {
  if (!drawnInto.has(place)) place.replaceChildren();
  drawnInto.add(place);
  render(draw(job), place);
}

const drawnInto = new WeakSet<HTMLElement>();
