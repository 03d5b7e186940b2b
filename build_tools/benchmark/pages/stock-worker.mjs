import { loadPyodide } from "./pyodide/pyodide.mjs";

const ready = boot();

async function boot() {
  const job = await (await fetch("job.json")).json();
  const pyodide = await loadPyodide();
  pyodide.FS.writeFile("/home/pyodide/running.py", job.running);
  const running = pyodide.pyimport("running");
  running.load(job.slug, job.model, job.declaration);
  return (values) => JSON.parse(running.run(job.slug, JSON.stringify(values)));
}

self.onmessage = async ({ data }) => self.postMessage((await ready)(data));
