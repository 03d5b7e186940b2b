import { loadPyodide } from "./pyodide/pyodide.mjs";

const ready = boot();

async function boot() {
  const job = await (await fetch("job.json")).json();
  const pyodide = await loadPyodide();
  pyodide.FS.mkdirTree("/home/pyodide/explainers/runner");
  for (const [name, source] of Object.entries(job.modules)) pyodide.FS.writeFile(`/home/pyodide/${name}`, source);
  const running = pyodide.pyimport("explainers.runner.calls");
  running.load(job.slug, job.model, job.declaration, job.data);
  return (values) => JSON.parse(running.run(job.slug, JSON.stringify(values)));
}

self.onmessage = async ({ data }) => self.postMessage((await ready)(data));
