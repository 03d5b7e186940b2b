// Turns the LaTeX equations that come in as JSON into {mathml}, or into {error} with KaTeX's message. The MathML comes
// without the LaTeX that it was made of, which no browser shows.

import katex from "katex";
import { readFileSync } from "node:fs";

const equations = JSON.parse(readFileSync(0, "utf8"));
const options = { output: "mathml", displayMode: true, throwOnError: true, strict: "error" };
process.stdout.write(JSON.stringify(equations.map(convert)));

function convert(equation) {
  try {
    return { mathml: katex.renderToString(equation, options).replace(/<annotation .*?<\/annotation>/su, "") };
  } catch (error) {
    return { error: error.message.replaceAll("\u0332", "") }; // it underlines letter by letter
  }
}
