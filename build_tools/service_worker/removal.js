// Takes the service worker of this site away: deletes what it stored, and lets the network answer again.

const OURS = `site-${new URL(self.registration.scope).pathname} `; // another copy of the site may live beside this one
const FORMER = /^site-[0-9a-f]{16}$/; // as caches were called when there could be only one copy

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(remove()));

async function remove() {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith(OURS) || FORMER.test(name));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
