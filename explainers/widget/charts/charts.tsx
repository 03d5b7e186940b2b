// Draws a declared chart of a table: the same module at build time and in the page. One file for each kind.

import { type ComponentType, type JSX, render } from "preact";
import type { Chart } from "../live/payload";
import type { Job } from "./job";
import { Lines } from "./kinds/lines";
import { Setting } from "./parts/setting";
import { FONT_SIZE } from "./parts/text";

export type { Job, Surface, Table, Words } from "./job";
export { standalone, toPng } from "./saving";

const KINDS: Partial<{ [Kind in Chart["kind"]]: ComponentType<{ setting: Setting<Extract<Chart, { kind: Kind }>> }> }> =
  {
    lines: Lines,
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
      <Kind setting={new Setting(job)} />
    </svg>
  );
}

/** Draws into a place of the page; drawn again, only what differs is written. */
export function drawInto(place: HTMLElement, job: Job): void {
  if (!drawnInto.has(place)) place.replaceChildren();
  drawnInto.add(place);
  render(draw(job), place);
}

const drawnInto = new WeakSet<HTMLElement>();
