// Draws charts: takes {code, jobs} as JSON on the standard input, where the code is the bundled chart module, and
// prints their SVG texts as JSON.

import { readFileSync } from "node:fs";

const { code, jobs } = JSON.parse(readFileSync(0, "utf8"));
const { svgTexts } = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
process.stdout.write(JSON.stringify(svgTexts(jobs)));
