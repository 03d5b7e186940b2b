// Makes the site usable without a network after the first visit. The build puts VERSION, FIRST and LATER above this
// line: files with their sizes, those that are stored with the version, and those that are stored when they are needed.
//
// The files of one version lie in one cache, and a page and everything that it loads come from that cache alone, so two
// versions are never mixed. A new version is fetched beside the old one, and takes over when the last page of the old
// one has been closed, or when the reader asks for it and has no other page of the site open. Names in LATER hold a
// hash of the content, so these files mean the same in every version, and go with the reader from one to the next.

const SCOPE = new URL(self.registration.scope);
const OURS = `site-${SCOPE.pathname} `; // another copy of the site may live beside this one
const FORMER = /^site-[0-9a-f]{16}$/; // as caches were called when there could be only one copy
const CACHE = `${OURS}${VERSION}`;
const FILES = { ...FIRST, ...LATER };
const RUNTIME = "assets/runtime/";
const WHOLE = "kept-whole"; // stands in the cache where the reader asked for everything
const AT_ONCE = 4; // files that are stored
const PAUSE = 3_000; // milliseconds, in which a page has the network for itself
const NAMED = /[\w.-]+-[0-9a-f]{12,16}\.(?:svg|json)/g;

const ACTS = new Map([
  ["store the runtime", storeRuntime],
  ["take over", takeOver],
  ["how much", howMuch],
  ["keep everything", keepEverything],
  ["remove everything", removeEverything],
]);

self.addEventListener("install", (event) => event.waitUntil(install()));

self.addEventListener("activate", (event) => event.waitUntil(removeOtherVersions()));

self.addEventListener("message", (event) => {
  const act = ACTS.get(event.data);
  if (act) event.waitUntil(act().then((answer) => event.ports[0]?.postMessage(answer)));
});

self.addEventListener("fetch", (event) => {
  const name = nameOf(event.request.url);
  if (event.request.method !== "GET" || name === null) return;
  if (name.endsWith(".html")) event.waitUntil(storeNeeded([name]).catch(() => undefined));
  event.respondWith(name.startsWith(RUNTIME) ? answerFresh(name, event.request) : answer(name, event));
});

/** The file that an address names; null where it is none of this version. */
function nameOf(url) {
  const { origin, pathname } = new URL(url);
  if (origin !== SCOPE.origin || !pathname.startsWith(SCOPE.pathname)) return null;
  const path = decodeURIComponent(pathname.slice(SCOPE.pathname.length));
  const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return Object.hasOwn(FILES, name) ? name : null;
}

async function answer(name, event) {
  const stored = await storedFile(name);
  if (stored) return stored;
  const found = await fetch(event.request);
  if (found.ok && Object.hasOwn(LATER, name)) event.waitUntil(put(name, found.clone()));
  return found;
}

/** Python's files never change under their address. With a network the browser's own cache is the faster one. */
async function answerFresh(name, request) {
  const found = await fetch(request).catch(() => null);
  return found?.ok ? found : ((await storedFile(name)) ?? fetch(request));
}

/** What a version needs from its first moment, with what the reader had of the last one. */
async function install() {
  const isWhole = await carryOver();
  await store(Object.keys(isWhole ? FILES : FIRST));
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const names = open.map(({ url }) => nameOf(url)).filter((name) => name !== null);
  await storeNeeded(names).catch(() => undefined);
}

/** Takes along what other versions have stored under names that hold a hash; whether the reader wants everything. */
async function carryOver() {
  let isWhole = false;
  const cache = await caches.open(CACHE);
  for (const other of await versions()) {
    const old = await caches.open(other);
    for (const request of await old.keys()) {
      const isMark = request.url === address(WHOLE);
      isWhole ||= isMark;
      if (isMark || Object.hasOwn(LATER, nameOf(request.url) ?? "")) await cache.put(request, await old.match(request));
    }
  }
  return isWhole;
}

/** What is drawn and run for these pages: their text names it, or a file that they name does. */
async function storeNeeded(pages) {
  const seen = new Set();
  for (let names = pages; names.length > 0; ) {
    for (const name of names) seen.add(name);
    const texts = await Promise.all(names.map(async (name) => (await storedFile(name))?.text() ?? ""));
    const named = new Set(texts.flatMap((text) => text.match(NAMED) ?? []));
    const wanted = Object.keys(LATER).filter((name) => named.has(name.slice(name.lastIndexOf("/") + 1)));
    await storeCalmly(wanted);
    names = wanted.filter((name) => name.endsWith(".json") && !seen.has(name));
  }
}

/** Once the page has loaded; where nothing is missing at once, since a new version waits for a worker at work. */
async function storeCalmly(names) {
  const known = new Set(await storedNames());
  if (names.every((name) => known.has(name))) return;
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  await store(names);
}

/** Python is large: it is stored when a page has used it, from what the browser has just loaded. */
async function storeRuntime() {
  await store(Object.keys(FILES).filter((name) => name.startsWith(RUNTIME)));
}

/** Stores what is missing, a few at a time and of low priority, since a page may be loading meanwhile. */
async function store(names) {
  const known = new Set(await storedNames());
  const queue = names.filter((name) => !known.has(name)).values();
  const storeNext = async () => {
    for (const name of queue) await storeFile(name);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, storeNext));
}

/** Asks the server, not the browser's cache, which might still hold a file of an older version. */
async function storeFile(name) {
  if (!(await caches.has(CACHE))) return;
  const found = await fetch(address(name), { cache: name in LATER ? "default" : "no-cache", priority: "low" });
  if (!found.ok) throw new Error(`${name}: ${found.status}`);
  await put(name, found);
}

/** Only where the cache is: a reader who has had it removed gets no new one. */
async function put(name, response) {
  if (await caches.has(CACHE)) await (await caches.open(CACHE)).put(address(name), response);
}

const storedFile = (name) => caches.match(address(name), { cacheName: CACHE });

async function storedNames() {
  if (!(await caches.has(CACHE))) return [];
  const requests = await (await caches.open(CACHE)).keys();
  return requests.map(({ url }) => nameOf(url)).filter((name) => name !== null);
}

/** Everything, as the reader asks; whether it is there now. */
async function keepEverything() {
  await (await caches.open(CACHE)).put(address(WHOLE), new Response());
  const isThere = await store(Object.keys(FILES)).then(
    () => true,
    () => false,
  );
  return { isThere };
}

/** Bytes that are kept, and bytes of everything. */
async function howMuch() {
  const sum = (names) => names.reduce((total, name) => total + FILES[name], 0);
  return { kept: sum(await storedNames()), whole: sum(Object.keys(FILES)) };
}

/** This version instead of the old one, unless another page of the site is open, which would then mix the two. */
async function takeOver() {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const pages = open.filter(({ url, frameType }) => url.startsWith(SCOPE.href) && frameType !== "nested");
  const isAlone = pages.length <= 1;
  if (isAlone) await self.skipWaiting();
  return { isAlone };
}

/** Pages that are still open have the network. */
async function removeEverything() {
  await Promise.all([...(await versions()), CACHE].map((name) => caches.delete(name)));
}

/** Pages are asked for by their folder. */
function address(name) {
  return new URL(name.replace(/(^|\/)index\.html$/, "$1"), SCOPE).href;
}

/** The caches of other versions of this copy. */
async function versions() {
  const names = await caches.keys();
  return names.filter((name) => name !== CACHE && (name.startsWith(OURS) || FORMER.test(name)));
}

async function removeOtherVersions() {
  await Promise.all((await versions()).map((name) => caches.delete(name)));
}
