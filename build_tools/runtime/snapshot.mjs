// Makes the memory snapshot: takes {pyodide, library, lock, imports, output} as JSON on the standard input.
//
// Starts Python once, imports everything that models need, and packs its memory. Then starts a second Python from the
// packed file, as a browser will; a snapshot that does not run never leaves the build.

import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const job = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide } = await import(join(job.pyodide, "pyodide.mjs"));
const { read, place, restore, pack } = await ours("explainers/widget/snapshot.ts");
const common = { indexURL: job.pyodide, lockFileContents: job.lock, packageBaseUrl: job.pyodide, stdLibURL: job.library };

// The same build gives the same bytes: clock and chance stand still.
Date.now = () => job.clock * 1000;
Math.random = () => 0.5;
crypto.getRandomValues = (array) => array.fill(7);
performance.now = () => 0;

const env = { HOME: "/home/pyodide", PYTHONHASHSEED: "0", LANG: "en_US.UTF-8", USER: "web_user", PATH: "/", PWD: "/" };
let fresh;
const python = await start({ env, _makeSnapshot: true }, (memory) => (fresh = memory.slice()));
python.runPython(`
import gc, importlib, linecache, re, sys
for name in ${JSON.stringify(job.imports)}:
    importlib.import_module(name)
linecache.clearcache()
re.purge()
gc.collect()
`);
const file = pack(python.makeMemorySnapshot(), fresh.subarray(0, python._module.HEAPU8.length));
writeFileSync(job.output, file);

const whole = place(read(file));
const second = await start({ _loadSnapshot: whole }, (memory) => restore(read(file), memory, whole));
second.runPython(`import sys; assert all(name in sys.modules for name in ${JSON.stringify(job.imports)})`);

/** A Python, with a look at its memory before anything has run in it. */
async function start(options, look) {
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (source, imports) => {
    const made = await instantiate(source, imports);
    const memory = (made.instance ?? made).exports.memory;
    if (memory) look(new Uint8Array(memory.buffer));
    return made;
  };
  try {
    return await loadPyodide({ ...common, ...options });
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

/** A module of the widget, so that browser and build share one piece of code. */
async function ours(path) {
  const bundle = await build({ entryPoints: [path], bundle: true, format: "esm", write: false });
  return import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString("base64")}`);
}
