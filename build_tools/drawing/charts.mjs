// Draws charts: takes {code, jobs} as JSON on the standard input, where the code is the bundled chart module, and
// prints their SVG texts as JSON.

import { JSDOM } from "jsdom";
import { readFileSync } from "node:fs";

const { code, jobs } = JSON.parse(readFileSync(0, "utf8"));
const { draw } = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
const { document } = new JSDOM("").window;
const texts = jobs.map(({ chart, result, context }) => draw(chart, result, { ...context, document }).outerHTML);
process.stdout.write(JSON.stringify(texts));
