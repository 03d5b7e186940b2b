// Compiles the standard library, once as readers get it, and once with stand-ins for the snapshot. Takes {pyodide, archive,
// script, own, unwanted, stand_in, stand_ins, output, with_stand_ins} as JSON on the standard input.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const job = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide } = await import(join(job.pyodide, "pyodide.mjs"));
const python = await loadPyodide({ indexURL: job.pyodide });
python.FS.writeFile("/tmp/library.zip", readFileSync(job.archive));
python.FS.writeFile("/home/pyodide/compile_library.py", readFileSync(job.script));
const { compile_library, put_stand_ins } = python.pyimport("compile_library");
compile_library("/tmp/library.zip", python.toPy(job.own), python.toPy(job.unwanted), "/tmp/compiled.zip");
writeFileSync(job.output, python.FS.readFile("/tmp/compiled.zip"));
put_stand_ins("/tmp/compiled.zip", python.toPy(job.stand_ins), job.stand_in, "/tmp/stand_ins.zip");
writeFileSync(job.with_stand_ins, python.FS.readFile("/tmp/stand_ins.zip"));
