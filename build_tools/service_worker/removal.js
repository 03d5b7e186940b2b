// Takes the service worker of this site away: deletes what it stored, and lets the network answer again.

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(remove()));

async function remove() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("site-")).map((name) => caches.delete(name)));
  await self.registration.unregister();
}
