// Bundles the widget: `bundle.mjs <source folder> <output folder> <the runtime, as JSON>`.
// The chart library and the editor become files of their own, which pages fetch when they need them.

import { join } from "node:path";
import { build } from "esbuild";

const [source, output, runtime] = process.argv.slice(2);

await build({
  entryPoints: ["widget.ts", "worker.ts", "widget.css"].map((name) => join(source, name)),
  outdir: output,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  charset: "utf8",
  chunkNames: "[name]-[hash]", // beside the entries, so that addresses relative to a script hold in all of them
  define: { RUNTIME: runtime },
  logLevel: "warning",
});
