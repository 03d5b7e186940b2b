// Makes the site usable without a network after the first visit. The build puts VERSION and FILES above this line.
//
// All files of one version lie in one cache, and a page and everything that it loads come from that cache alone, so two
// versions are never mixed. A new version is fetched whole, beside the old one, and takes over when the last page of the
// old one has been closed.

const CACHE = `site-${VERSION}`;
const RUNTIME = "assets/runtime/";
const AT_ONCE = 4; // files that are stored

self.addEventListener("install", (event) => event.waitUntil(store(FILES.filter((name) => !name.startsWith(RUNTIME)))));

self.addEventListener("activate", (event) => event.waitUntil(removeOtherVersions()));

// Python is large: it is stored when a page has used it, from what the browser has just loaded.
self.addEventListener("message", (event) => {
  if (event.data === "store the runtime") event.waitUntil(store(FILES.filter((name) => name.startsWith(RUNTIME))));
});

self.addEventListener("fetch", (event) => {
  const name = nameOf(event.request);
  if (event.request.method !== "GET" || name === null) return;
  event.respondWith(name.startsWith(RUNTIME) ? answerFresh(name, event.request) : answer(name, event.request));
});

/** The file that a request asks for; null where it is none of this version. */
function nameOf(request) {
  const { origin, pathname } = new URL(request.url);
  const scope = new URL(self.registration.scope);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return null;
  const path = decodeURIComponent(pathname.slice(scope.pathname.length));
  const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return FILES.includes(name) ? name : null;
}

async function answer(name, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address(name))) ?? fetch(request);
}

/** Python's files never change under their address. With a network the browser's own cache is the faster one. */
async function answerFresh(name, request) {
  const found = await fetch(request).catch(() => null);
  return found?.ok ? found : answer(name, request);
}

/** A few at a time and of low priority, since a page may be loading meanwhile. */
async function store(names) {
  const cache = await caches.open(CACHE);
  const known = new Set((await cache.keys()).map(({ url }) => url));
  const missing = names.filter((name) => !known.has(address(name))).values();
  const storeNext = async () => {
    for (const name of missing) await storeFile(cache, name);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, storeNext));
}

/** Asks the server, not the browser's cache, which might still hold a file of an older version. */
async function storeFile(cache, name) {
  const freshness = name.startsWith(RUNTIME) ? "default" : "no-cache";
  const found = await fetch(address(name), { cache: freshness, priority: "low" });
  if (!found.ok) throw new Error(`${name}: ${found.status}`);
  await cache.put(address(name), found);
}

/** Pages are asked for by their folder. */
function address(name) {
  return new URL(name.replace(/(^|\/)index\.html$/, "$1"), self.registration.scope).href;
}

async function removeOtherVersions() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith("site-") && name !== CACHE).map((name) => caches.delete(name)),
  );
}
