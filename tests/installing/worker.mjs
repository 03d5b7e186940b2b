// Runs service workers in a browser of a few lines: caches, pages and a host. Reads a story from its input, writes what
// came of each step. A step installs a version, sends a message, asks for a file, or tells what is stored.
import { readFileSync } from "node:fs";

const { source, scope, steps } = JSON.parse(readFileSync(0, "utf8"));
const stores = new Map();
const keyOf = (request) => request.url ?? request;

class Cache {
  constructor() {
    this.entries = new Map();
  }

  async keys() {
    return [...this.entries.keys()].map((url) => ({ url }));
  }

  async match(request) {
    return this.entries.get(keyOf(request))?.clone();
  }

  async put(request, response) {
    this.entries.set(keyOf(request), response);
  }
}

const caches = {
  keys: async () => [...stores.keys()],
  has: async (name) => stores.has(name),
  open: async (name) => stores.get(name) ?? stores.set(name, new Cache()).get(name),
  delete: async (name) => stores.delete(name),
  match: async (request, { cacheName }) => stores.get(cacheName)?.match(request),
};

const asked = [];
let worker = null;
let pages = [];
let host = {};

const fetch = async (request) => {
  const name = keyOf(request).slice(scope.length);
  asked.push(name);
  const text = host[name === "" ? "index.html" : name.replace(/\/$/, "/index.html")];
  return text === undefined ? new Response("", { status: 404 }) : new Response(text);
};

const start = (version, first, later) => {
  const sizes = (names) => Object.fromEntries(names.map((name) => [name, host[name]?.length ?? 1]));
  const head = `const VERSION = "${version}";
    const FIRST = ${JSON.stringify(sizes(first))};
    const LATER = ${JSON.stringify(sizes(later))};\n`;
  const made = {
    listeners: {},
    skipped: false,
    registration: { scope },
    clients: { matchAll: async () => pages },
    addEventListener: (type, act) => {
      made.listeners[type] = act;
    },
    skipWaiting: async () => {
      made.skipped = true;
    },
  };
  const soon = (act) => setTimeout(act);
  new Function("self", "caches", "fetch", "setTimeout", head + source)(made, caches, fetch, soon);
  worker = made;
};

/** Has the worker meet an event, and waits for all that it does; what it answered. */
const meet = async (type, more = {}) => {
  const waiting = [];
  let answer = null;
  const respondWith = (found) => {
    waiting.push(found);
    answer = found;
  };
  worker.listeners[type]({ waitUntil: (found) => waiting.push(found), respondWith, ...more });
  for (let done = 0; done < waiting.length; done += 1) await waiting[done];
  return answer && (await (await answer).text());
};

const ACTS = {
  install: async ({ version, first, later }) => {
    start(version, first, later);
    await meet("install").catch(({ message }) => message);
    return worker.skipped;
  },
  activate: () => meet("activate"),
  ask: (name) => meet("fetch", { request: { url: scope + name, method: "GET" } }),
  send: async (data) => {
    let answer = null;
    await meet("message", { data, ports: [{ postMessage: (found) => (answer = found ?? null) }] });
    return [answer, worker.skipped];
  },
  open: (found) => {
    pages = found.map((name) => ({ url: scope + name, frameType: "top-level" }));
  },
  host: (found) => {
    host = found;
  },
  foreign: (name) => caches.open(name).then(() => null),
  stored: async () =>
    Object.fromEntries(
      [...stores].map(([name, { entries }]) => [
        name,
        [...entries.keys()].map((url) => url.slice(scope.length)).sort(),
      ]),
    ),
  asked: () => asked.splice(0).sort(),
};

const told = [];
for (const [act, given] of steps) told.push((await ACTS[act](given)) ?? null);
process.stdout.write(JSON.stringify(told));
