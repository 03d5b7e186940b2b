// The worker in the offline forms. It runs from a text, has no address and can fetch nothing, so it asks the page for
// each file of the runtime.

import { answering, asFailure } from "../worker/answering";
import type { Call, Failure } from "../live/calls";
import { tell } from "../worker/captured";
import { unpack } from "./unpacking";

const FOLDER = "offline:/runtime/";
const REST = "rest.wasm";
const TYPES: Record<string, string> = { wasm: "application/wasm", json: "application/json" };

interface Given {
  file: string;
  /** Or why there is none. */
  text: string | Failure;
}

interface File {
  text: Promise<string>;
  arrive(text: string | Failure): void;
}

const files = new Map<string, File>();
let rest: ArrayBuffer | Failure = { kind: "file", message: REST };

// Pyodide refuses to run in a worker of the old kind, and finds out by trying this function; the new kind of worker
// cannot start from a text here, and nothing that Pyodide does in a worker needs it.
Object.assign(self, {
  importScripts: () => {
    throw new TypeError("There are no scripts to import.");
  },
});

const answer = answering({
  folder: FOLDER,
  failure: "file",
  module: load,
  ask: fromMemory,
  rest: unpackedRest,
  bringRest,
});

self.onmessage = ({ data }: MessageEvent<Call | Given>) => {
  if ("file" in data) fileOf(data.file).arrive(data.text);
  else void answer(data);
};

/** A file as an answer of the kind that `fetch` gives. */
async function fromMemory(name: string): Promise<Response> {
  if (typeof DecompressionStream === "undefined")
    throw { kind: "browser", message: "DecompressionStream" } satisfies Failure;
  const type = TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  return new Response(unpack(await wantedFile(name).text), { headers: { "Content-Type": type } });
}

/** Unpacks the interpreter's rest; where it is left out, missing or damaged, only the program that needs it fails. */
async function bringRest(): Promise<void> {
  try {
    rest = await (await fromMemory(REST)).arrayBuffer();
  } catch (error) {
    rest = asFailure(error, "file");
  }
}

function unpackedRest(): ArrayBuffer {
  if (!(rest instanceof ArrayBuffer)) throw new Error(REST, { cause: rest });
  return rest;
}

/** A module of Pyodide; not every browser lets such a worker import the same kind of address. */
async function load(name: string): Promise<unknown> {
  const source = await (await fromMemory(name)).text();
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return await import(address);
  } catch {
    return await import(`data:text/javascript;charset=utf-8,${encodeURIComponent(source)}`);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A file, asked for when it is first wanted. */
function wantedFile(name: string): File {
  if (!files.has(name)) tell({ wanted: name });
  return fileOf(name);
}

function fileOf(name: string): File {
  const known = files.get(name);
  if (known) return known;
  let arrive: File["arrive"] = () => undefined;
  const text = new Promise<string>((resolve, reject) => {
    arrive = (given) => (typeof given === "string" ? resolve(given) : reject(given));
  });
  text.catch(() => undefined); // whoever waits for it hears of it
  const file = { text, arrive };
  files.set(name, file);
  return file;
}
