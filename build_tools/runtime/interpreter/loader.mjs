// Makes one small loader out of Pyodide's two files: takes {pyodide, imported, output} as JSON on the standard input,
// prints the names of the exports that the loader reads from the WebAssembly file.

import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { smallerGlue } from "./glue.mjs";

const job = JSON.parse(readFileSync(0, "utf8"));
const outer = readFileSync(join(job.pyodide, "pyodide.mjs"), "utf8");
const glue = await smallerGlue(readFileSync(join(job.pyodide, "pyodide.asm.mjs"), "utf8"), job.imported, outer);

const parts = { "pyodide.mjs": outer, "pyodide.asm.mjs": glue.code };
const bundled = await build({
  stdin: {
    contents:
      'export { loadPyodide } from "pyodide.mjs"; export { default as createPyodideModule } from "pyodide.asm.mjs";',
  },
  plugins: [{ name: "parts", setup: fromParts }],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  platform: "neutral",
  external: ["node:*", "ws"],
  legalComments: "none",
  banner: { js: job.notice },
  logLevel: "silent", // what fails is thrown
  write: false,
});
writeFileSync(job.output, bundled.outputFiles[0].contents);
process.stdout.write(JSON.stringify(glue.exports));

function fromParts(builder) {
  builder.onResolve({ filter: /^pyodide(\.asm)?\.mjs$/ }, ({ path }) => ({ path, namespace: "part" }));
  builder.onLoad({ filter: /./, namespace: "part" }, ({ path }) => ({ contents: parts[path], loader: "js" }));
}
