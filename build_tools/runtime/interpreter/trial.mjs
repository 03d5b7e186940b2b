// Starts Python from its snapshot in Node, runs what readers run, and tells which of it wants the interpreter's rest:
// takes {interpreter, runtime, calls, programs} as JSON on the standard input. A call is [label, name, arguments], a
// program [label, source]. Prints {loads, failures, ran}: labels behind which the rest was fetched, what a call or a
// program said that went wrong, by label, and, where the interpreter keeps count, the numbers of the functions that ran.

import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const job = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide, createPyodideModule } = await import(join(job.interpreter, "pyodide.mjs"));
const { place, read, restore } = await ours("explainers/widget/worker/snapshot.ts");
const { restFrom } = await ours("explainers/widget/worker/rest.ts");

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
  const whole = place(packed);
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (source, imports) => {
    if (!imports?.env) return instantiate(source, imports);
    const arrived = restFrom(imports, fetchRest);
    const made = await instantiate(source, imports);
    exports = made.instance.exports;
    arrived(exports);
    restore(packed, new Uint8Array(exports.memory.buffer), whole);
    return made;
  };
  const lockFileContents = JSON.parse(readFileSync(join(job.runtime, "pyodide-lock.json"), "utf8"));
  const folders = { indexURL: job.interpreter, packageBaseUrl: job.interpreter, lockFileContents };
  try {
    return await loadPyodide({ ...folders, createPyodideModule, stdLibURL: job.empty, _loadSnapshot: whole });
  } finally {
    WebAssembly.instantiate = instantiate;
  }
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
