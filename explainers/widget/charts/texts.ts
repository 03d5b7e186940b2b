// Draws at build time: jobs become SVG texts.

import { render } from "preact-render-to-string";
import { draw, type Job } from "./charts";

export function svgTexts(jobs: Job[]): string[] {
  return jobs.map((job) => render(draw(job)));
}
