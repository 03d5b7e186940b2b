// Turns the LaTeX equations that come in as JSON into MathML.

import katex from "katex";
import { readFileSync } from "node:fs";

const equations = JSON.parse(readFileSync(0, "utf8"));
const options = { output: "mathml", displayMode: true, throwOnError: true, strict: "error" };
process.stdout.write(JSON.stringify(equations.map((equation) => katex.renderToString(equation, options))));
