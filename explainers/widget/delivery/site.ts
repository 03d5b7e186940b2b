// From a web server: modules and a module worker, each in a file of its own beside this one.

import type { Delivery } from "./delivery";

/** Put there by start.js, which stands in the head of some pages. */
declare global {
  var econWorker: Worker | null | undefined;
}

export const site: Delivery = {
  isLocal: false,
  startWorker: () => startedInHead() ?? new Worker(new URL("./worker.js", import.meta.url), { type: "module" }),
  charts: () => import("../charts/charts"),
  runs,
  editor: () => import("../views/editor"),
  framed: (language, slug) => new URL(`../../../embed/${language}/${slug}/`, import.meta.url).href,
};

/** The worker that the page's head has started; given once, since whoever has it may end it. */
function startedInHead(): Worker | null {
  const worker = globalThis.econWorker ?? null;
  if (worker) worker.onerror = null;
  globalThis.econWorker = null;
  return worker;
}

async function runs(name: string): Promise<unknown> {
  const answer = await fetch(new URL(`../../scenes/${name}`, import.meta.url));
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return answer.json();
}
