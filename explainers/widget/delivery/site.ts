// From a web server: modules and a module worker, each in a file of its own beside this one.

import type { Delivery } from "./delivery";

export const site: Delivery = {
  isLocal: false,
  startWorker: () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" }),
  charts: () => import("../charts/charts"),
  runs,
  editor: () => import("../views/editor"),
  framed: (language, slug) => new URL(`../../../embed/${language}/${slug}/`, import.meta.url).href,
};

async function runs(name: string): Promise<unknown> {
  const answer = await fetch(new URL(`../../scenes/${name}`, import.meta.url));
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return answer.json();
}
