// Takes {pyodide, own, jobs: [{slug, source, declaration}]} as JSON on the standard input; `own` are the runner's files
// by their paths. Prints the text that explainers/runner/ready.py makes of each job.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const HOME = "/home/pyodide";
const job = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide } = await import(join(job.pyodide, "pyodide.mjs"));
const python = await loadPyodide({ indexURL: job.pyodide });
for (const [name, source] of Object.entries(job.own)) {
  python.FS.mkdirTree(dirname(join(HOME, name)));
  python.FS.writeFile(join(HOME, name), source);
}
const ready = python.pyimport("explainers.runner.ready");
const packed = job.jobs.map(({ slug, source, declaration }) => ready.pack(slug, source, python.toPy(declaration)));
process.stdout.write(JSON.stringify(packed));
