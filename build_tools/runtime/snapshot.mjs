// Makes the memory snapshot: takes {pyodide, library, lock, imports, output} as JSON on the standard input.
//
// Starts Python once, imports everything that models need, and packs its memory. Then starts a second Python from the
// packed file, as a browser will; a snapshot that does not run never leaves the build.

import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const job = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide } = await import(join(job.pyodide, "pyodide.mjs"));
const { default: createPyodideModule } = await import(join(job.pyodide, "pyodide.asm.mjs"));
const { read, place, restore, pack } = await ours("explainers/widget/snapshot.ts");
const common = { indexURL: job.pyodide, lockFileContents: job.lock, packageBaseUrl: job.pyodide, stdLibURL: job.library };

// The same build gives the same bytes: no clock, no chance, no environment of the build machine.
Date.now = () => job.clock * 1000;
Math.random = () => 0.5;
crypto.getRandomValues = (array) => array.fill(7);
performance.now = () => 0;

const env = { HOME: "/home/pyodide", PYTHONHASHSEED: "0", LANG: "en_US.UTF-8", USER: "web_user", PATH: "/", PWD: "/" };
const python = await loadPyodide({ ...common, env, _makeSnapshot: true });
python.runPython(`
import gc, importlib, linecache, re, sys
for name in ${JSON.stringify(job.imports)}:
    importlib.import_module(name)
linecache.clearcache()
re.purge()
gc.collect()
`);
const whole = python.makeMemorySnapshot();
const fresh = await freshMemory(whole);
const file = pack(whole, fresh);
writeFileSync(job.output, file);

const again = place(read(file));
const second = await start(again, (module) => restore(read(file), module.HEAPU8, again));
second.runPython(`import sys; assert all(name in sys.modules for name in ${JSON.stringify(job.imports)})`);

/** The memory of an instance before anything has run in it. */
async function freshMemory(snapshot) {
  let memory;
  await start(snapshot, (module) => (memory = module.HEAPU8.slice()));
  return memory;
}

/** A Python that starts from a snapshot, with a look at its fresh memory on the way. */
function start(snapshot, look) {
  return loadPyodide({
    ...common,
    _loadSnapshot: snapshot,
    createPyodideModule: async (settings) => {
      const module = await createPyodideModule(settings);
      look(module);
      return module;
    },
  });
}

/** A module of the widget, so that browser and build share one piece of code. */
async function ours(path) {
  const bundle = await build({ entryPoints: [path], bundle: true, format: "esm", write: false });
  return import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString("base64")}`);
}
