// Compiles the standard library: takes {pyodide, archive, script, own, unwanted, output} as JSON on the standard input.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const job = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide } = await import(join(job.pyodide, "pyodide.mjs"));
const python = await loadPyodide({ indexURL: job.pyodide });
python.FS.writeFile("/tmp/library.zip", readFileSync(job.archive));
python.FS.writeFile("/home/pyodide/compile_library.py", readFileSync(job.script));
const { compile_library } = python.pyimport("compile_library");
compile_library("/tmp/library.zip", python.toPy(job.own), python.toPy(job.unwanted), "/tmp/compiled.zip");
writeFileSync(job.output, python.FS.readFile("/tmp/compiled.zip"));
