// The service worker: keeps the app's own files, and nothing else. It never touches the API,
// nor any other page of Lykt. VERSION and ADDRESSES stand before this, written by the server.

/* global VERSION, ADDRESSES */
const KEPT = `lykt-night-${VERSION}`;
const PAGE = ADDRESSES[0];

self.addEventListener("install", (event) => {
  const fresh = ADDRESSES.map((address) => new Request(address, { cache: "reload", credentials: "omit" }));
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  const clean = async () => {
    for (const name of await caches.keys())
      if (name.startsWith("lykt-night-") && name !== KEPT) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

// A server that finds the app too old is answered by the new one at once.
self.addEventListener("message", (event) => {
  if (event.data === "renew") self.skipWaiting();
});

const kept = async (address) => {
  const cache = await caches.open(KEPT);
  return cache.match(address, { ignoreVary: true });
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (ADDRESSES.includes(pathname)) {
    event.respondWith(kept(pathname).then((found) => found ?? fetch(request)));
  } else if (request.mode === "navigate") {
    // Signing on needs the net. Without it the app itself says so.
    event.respondWith(fetch(request).catch(() => kept(PAGE)));
  }
});
