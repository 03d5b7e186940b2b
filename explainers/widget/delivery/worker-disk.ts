// The worker in the offline forms. It runs from a text, has no address and can fetch nothing, so it asks the page for
// each file of the runtime and answers Pyodide's own fetching from memory.

import { answering } from "../worker/answering";
import type { Call, Failure } from "../live/calls";
import { decode } from "../text/base64";
import { unpack } from "./unpacking";

const FOLDER = "offline:/runtime/";
const REST = "rest.wasm";
const IN_ITSELF = /^data:[^,]*;base64,/; // an address that is its own content; WebKit lets such a worker fetch none
const TYPES: Record<string, string> = { wasm: "application/wasm", json: "application/json" };

interface Given {
  file: string;
  text: string | null;
}

interface File {
  text: Promise<string>;
  arrive(text: string | null): void;
}

const files = new Map<string, File>();
const fetchFromNetwork = self.fetch;
let rest: ArrayBuffer | null = null;

// Pyodide refuses to run in a worker of the old kind, and finds out by trying this function; the new kind of worker
// cannot start from a text here, and nothing that Pyodide does in a worker needs it.
Object.assign(self, {
  importScripts: () => {
    throw new TypeError("There are no scripts to import.");
  },
  fetch: (wanted: RequestInfo | URL, options?: RequestInit) => {
    const address = wanted instanceof Request ? wanted.url : String(wanted);
    if (IN_ITSELF.test(address)) return Promise.resolve(new Response(decode(address.replace(IN_ITSELF, ""))));
    return address.startsWith(FOLDER) ? fromMemory(address.slice(FOLDER.length)) : fetchFromNetwork(wanted, options);
  },
});

// Only now can it fetch.
const answer = answering({ folder: FOLDER, failure: "file", module: load, rest: unpackedRest, bringRest });

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

/** Unpacks the interpreter's rest; where it is missing or damaged, only the program that needs it fails. */
async function bringRest(): Promise<void> {
  rest = await fromMemory(REST)
    .then((file) => file.arrayBuffer())
    .catch(() => null);
}

function unpackedRest(): ArrayBuffer {
  if (!rest) throw new Error(REST);
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
  if (!files.has(name)) self.postMessage({ wanted: name });
  return fileOf(name);
}

function fileOf(name: string): File {
  const known = files.get(name);
  if (known) return known;
  let arrive: File["arrive"] = () => undefined;
  const text = new Promise<string>((resolve, reject) => {
    arrive = (given) => (given === null ? reject({ kind: "file", message: name } satisfies Failure) : resolve(given));
  });
  text.catch(() => undefined); // whoever waits for it hears of it
  const file = { text, arrive };
  files.set(name, file);
  return file;
}
