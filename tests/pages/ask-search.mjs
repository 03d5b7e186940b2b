// Asks the search of a built site, as its pages would: takes {site, questions, missing} as JSON on the standard input,
// and writes, for each question, the addresses that were found, best first. The worker is the site's own.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";

const { site, questions, missing } = JSON.parse(readFileSync(0, "utf8"));
const workers = `${site}/assets/javascripts/workers`;
const location = pathToFileURL(`${workers}/${readdirSync(workers).find((name) => /^search\..*\.js$/.test(name))}`);
const asked = [];
let failures = missing ?? 0;
const said = [];
let heard = () => undefined;

const scope = new EventTarget();
Object.assign(scope, {
  location,
  console: { ...console, warn: () => undefined },
  URL,
  MessageEvent,
  self: scope,
  globalThis: scope,
  addEventListener: scope.addEventListener.bind(scope),
  removeEventListener: scope.removeEventListener.bind(scope),
  dispatchEvent: scope.dispatchEvent.bind(scope),
  postMessage: (message) => {
    said.push(message);
    heard();
  },
  importScripts: (...addresses) => addresses.forEach((address) => run(new URL(address, location))),
  fetch: async (address) => {
    asked.push(fileURLToPath(address).slice(site.length + 1));
    if (failures-- > 0 || !existsSync(fileURLToPath(address))) return { ok: false, status: 404 };
    return { ok: true, json: async () => JSON.parse(readFileSync(fileURLToPath(address), "utf8")) };
  },
});
const context = createContext(scope);
run(location);

function run(address) {
  runInContext(readFileSync(fileURLToPath(address), "utf8"), context);
}

/** What the worker says next, once a message has reached it. */
async function tell(data) {
  const answer = new Promise((resolve) => (heard = () => resolve(said.at(-1))));
  scope.dispatchEvent(new MessageEvent("message", { data }));
  return answer;
}

const index = JSON.parse(readFileSync(`${site}/search/search_index.json`, "utf8"));
await tell({ type: 0, data: { ...index, options: { suggest: false } } });
const found = [];
for (const question of questions) {
  const { data } = await tell({ type: 2, data: question });
  found.push(data.items.map((sections) => sections.find((section) => !section.parent)?.location.split("#")[0]));
}
process.stdout.write(JSON.stringify({ found, asked, pages: index.docs.length, kinds: said.map(({ type }) => type) }));
