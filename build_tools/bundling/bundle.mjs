// Bundles the widget: `bundle.mjs <source folder> <output folder> <the runtime, as JSON> <the words of the
// interface, as JSON> <form>`.
//
// Form "site": modules; the chart library and the editor become files of their own, which pages fetch when they need
// them. Form "package": the same for a learning platform, with the script that talks to it. Form "disk": ordinary scripts with the same content, for browsers that open the pages from a disk.

import { copyFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";

const [source, output, runtime, words, form] = process.argv.slice(2);
const PARTS = { charts: "charts/charts", editor: "views/editor" };
const ENTRIES = {
  site: { widget: "delivery/widget.ts", worker: "delivery/worker.ts" },
  package: { widget: "delivery/widget-package.ts", worker: "delivery/worker-package.ts", scorm: "scorm/record.ts" },
};

const common = {
  bundle: true,
  target: "es2022",
  minify: true,
  legalComments: "none",
  charset: "utf8",
  define: { RUNTIME: runtime, INTERFACE: words },
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
  metafile: true,
  preserveSymlinks: true, // where the packages really lie must not get into the names of the files
};
const classic = { ...common, format: "iife" };
const made = await (form === "disk" ? buildForDisk() : buildForServer(ENTRIES[form]));
const styles = await build({
  ...common,
  entryPoints: ["styles/widget.css", "styles/standalone.css"].map(from),
  outdir: output,
});
copyFileSync(from("delivery/not-alive.js"), join(output, "not-alive.js"));
await build({ ...common, entryPoints: [from("delivery/start.js")], outfile: join(output, "start.js") }); // small: stands in pages
const early = form === "disk" ? [] : earlyFiles(made[0].metafile);
process.stdout.write(JSON.stringify({ packages: packages([...made, styles]), early }));

async function buildForServer(entries) {
  const entryPoints = Object.entries(entries).map(([out, name]) => ({ in: from(name), out }));
  const chunkNames = "[name]-[hash]"; // beside the entries, so that addresses relative to a script hold in all of them
  return [await build({ ...common, entryPoints, outdir: output, splitting: true, format: "esm", chunkNames })];
}

async function buildForDisk() {
  const worker = await build({ ...classic, entryPoints: [from("delivery/worker-disk.ts")], write: false });
  const WORKER = JSON.stringify(worker.outputFiles[0].text);
  const define = { ...common.define, WORKER };
  const widget = await build({
    ...classic,
    entryPoints: [from("delivery/widget-disk.ts")],
    outfile: join(output, "widget.js"),
    define,
  });
  return [worker, widget, ...(await Promise.all(Object.entries(PARTS).map(buildPart)))];
}

function buildPart([name, module]) {
  const contents = `import * as part from "./${module}"; econExplainerPart("${name}.js", part);`;
  return build({ ...classic, stdin: { contents, resolveDir: source }, outfile: join(output, `${name}.js`) });
}

function from(name) {
  return join(source, name);
}

/** The names of the scripts that come before the first chart can be drawn, so that pages can ask for all at once. */
function earlyFiles({ outputs }) {
  const found = new Set();
  const add = (path) => {
    if (found.has(path)) return;
    found.add(path);
    for (const { path: next, kind } of outputs[path].imports) if (kind === "import-statement") add(next);
  };
  for (const [path, { entryPoint }] of Object.entries(outputs)) {
    if (/delivery\/widget[a-z-]*\.ts$|charts\/charts\.tsx$/.test(entryPoint ?? "")) add(path);
  }
  return [...found].map((path) => basename(path)).sort();
}

/** The names of the packages that have gone into the files. */
function packages(results) {
  const inputs = results.flatMap(({ metafile }) =>
    Object.values(metafile.outputs).flatMap((file) => Object.entries(file.inputs)),
  );
  const used = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput)
    .map(([path]) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]);
  return [...new Set(used.filter(Boolean))].sort();
}
