// Starts Python from its snapshot in Node, runs what readers run, and tells which of it wants the interpreter's rest:
// takes {interpreter, runtime, calls, programs} as JSON on the standard input. A call is [label, name, arguments], a
// program [label, source]. Prints {loads, failures, ran}: labels behind which the rest was fetched, what a call or a
// program said that went wrong, by label, and, where the interpreter keeps count, the numbers of the functions that ran.

import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const job = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide, createPyodideModule } = await import(join(job.interpreter, "pyodide.mjs"));
const { read, restore } = await ours("explainers/widget/worker/snapshot.ts");
const { instantiation } = await ours("explainers/widget/worker/rest.ts");

const NO_LIBRARY = Uint8Array.of(...[0x50, 0x4b, 5, 6], ...Array(18).fill(0)); // a zip file without files

const loads = [];
const failures = {};
let label = "start";
let exports;
const python = await start();
python.FS.writeFile("/lib/python314.zip", readFileSync(join(job.runtime, "library.zip")));
const calls = python.pyimport("explainers.runner.calls");
const builtins = python.pyimport("builtins");
for (const [of, name, values] of job.calls) {
  label = of;
  const { failure } = JSON.parse(calls.attempt(name, JSON.stringify(values)));
  if (failure) failures[label] = `${failure.type}: ${failure.message}`;
}
for (const [of, source] of job.programs) {
  label = of;
  try {
    builtins.exec(source, python.toPy({ __name__: "program" }));
  } catch (error) {
    failures[label] = String(error);
  }
}
const counted = exports.ran ? new Uint8Array(exports.ran.buffer) : [];
const ran = [...counted.keys()].filter((number) => counted[number]);
process.stdout.write(`\n${JSON.stringify({ loads, failures, ran })}`); // behind what the programs print

async function start() {
  const packed = read(new Uint8Array(readFileSync(join(job.runtime, "snapshot.bin"))));
  const instantiate = instantiation(
    await WebAssembly.compile(readFileSync(join(job.interpreter, "pyodide.asm.wasm"))),
    fetchRest,
  );
  return loadPyodide({
    createPyodideModule,
    indexURL: job.interpreter,
    packageBaseUrl: job.interpreter,
    lockFileContents: JSON.parse(readFileSync(join(job.runtime, "pyodide-lock.json"), "utf8")),
    library: NO_LIBRARY,
    _loadSnapshot: packed.preface,
    instantiate: async (imports) => {
      const instance = await instantiate(imports);
      exports = instance.exports;
      return instance;
    },
    restore: (memory) => restore(packed, memory),
  });
}

function fetchRest() {
  loads.push(label);
  return readFileSync(join(job.interpreter, "rest.wasm"));
}

/** A module of the widget, so that browser and build share one piece of code. */
async function ours(path) {
  const bundle = await build({ entryPoints: [path], bundle: true, format: "esm", write: false });
  return import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString("base64")}`);
}
