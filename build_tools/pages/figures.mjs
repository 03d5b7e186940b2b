// Draws the charts that come in as JSON on the standard input, and prints their SVG texts as JSON.

import { build } from "esbuild";
import { JSDOM } from "jsdom";
import { readFileSync } from "node:fs";

const bundle = await build({
  entryPoints: ["explainers/widget/charts.ts"],
  bundle: true,
  format: "esm",
  platform: "node",
  write: false,
});
const code = Buffer.from(bundle.outputFiles[0].contents).toString("base64");
const { draw } = await import(`data:text/javascript;base64,${code}`);
const { document } = new JSDOM("").window;

const jobs = JSON.parse(readFileSync(0, "utf8"));
const texts = jobs.map(({ chart, result, context }) => draw(chart, result, { ...context, document }).outerHTML);
process.stdout.write(JSON.stringify(texts));
