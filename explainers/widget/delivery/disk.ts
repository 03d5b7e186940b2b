// From a disk: browsers run neither modules nor workers from files, and fetch nothing. What they do run are ordinary
// scripts. So each part is an ordinary script that hands its content to `econExplainerPart`: a function with the part's
// exports, or a file of the runtime as text (see unpacking.ts). In a single file the parts stand in the page itself,
// as texts in `<script type="text/plain" data-part="…">`. The worker starts from its source, which is in here.

import type { Failure } from "../live/calls";
import type { Delivery } from "./delivery";
import { unpack } from "./unpacking";

/** Put in by build_tools/bundling: the worker's source; the runtime's folder and what its files weigh. */
declare const WORKER: string;
declare const RUNTIME: { folder: string; sizes: Record<string, unknown> };

const LEFT_OUT = ["rest.wasm", "library.zip"]; // of single files: what only some programs of readers need
const SILENT = 30_000; // milliseconds after which a worker that has said nothing counts as blocked

const own = (document.currentScript as HTMLScriptElement | null)?.src ?? "";
const arrived = new Map<string, unknown>();
const asked = new Map<string, Promise<unknown>>();

Object.assign(globalThis, { econExplainerPart: (name: string, content: unknown) => arrived.set(name, content) });

export const disk: Delivery = {
  isLocal: true,
  startWorker,
  charts: () => part("charts.js", "./charts.js") as Promise<typeof import("../charts/charts")>,
  runs,
  editor: () => part("editor.js", "./editor.js") as Promise<typeof import("../views/editor")>,
  framed: () => null,
};

async function runs(name: string): Promise<unknown> {
  const text = (await part(name, `../../scenes/${name}.js`)) as string;
  return new Response(unpack(text)).json();
}

function startWorker(): Worker {
  const address = URL.createObjectURL(new Blob([WORKER], { type: "text/javascript" }));
  const worker = new Worker(address);
  const silence = setTimeout(() => worker.dispatchEvent(new Event("error")), SILENT);
  worker.addEventListener("message", ({ data }: MessageEvent<{ wanted?: string }>) => {
    clearTimeout(silence);
    URL.revokeObjectURL(address);
    if (data.wanted) void supply(worker, data.wanted);
  });
  for (const name of Object.keys(RUNTIME.sizes)) runtimePart(name).catch(() => undefined); // they are wanted soon
  return worker;
}

/** Gives the worker a file of the runtime, or tells it why there is none. */
async function supply(worker: Worker, file: string): Promise<void> {
  const text = await runtimePart(file).catch((failure: Failure) => failure);
  worker.postMessage({ file, text });
}

function runtimePart(name: string): Promise<unknown> {
  return part(name, `../../runtime/${RUNTIME.folder}/${name}.js`);
}

/** A part of the widget, asked for once; what has failed may be asked for again. */
function part(name: string, address: string): Promise<unknown> {
  const known = asked.get(name);
  if (known) return known;
  const coming = bring(name, address);
  asked.set(name, coming);
  coming.catch(() => asked.delete(name));
  return coming;
}

async function bring(name: string, address: string): Promise<unknown> {
  const inPage = document.querySelector(`script[data-part="${name}"]`)?.textContent?.trim();
  if (inPage && !name.endsWith(".js")) return inPage;
  const script = document.createElement("script");
  if (inPage) script.textContent = await new Response(unpack(inPage)).text();
  else if (own) await load(script, new URL(address, own).href);
  if (inPage) document.head.append(script);
  if (!arrived.has(name)) throw missing(name);
  return arrived.get(name);
}

function missing(name: string): Failure {
  if (!own && LEFT_OUT.includes(name)) return { kind: "left_out", type: "LibraryMissing" };
  return { kind: "file", message: name };
}

function load(script: HTMLScriptElement, address: string): Promise<void> {
  return new Promise((resolve) => {
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => resolve()); // what has not arrived is missed by the caller
    script.src = address;
    document.head.append(script);
  });
}
