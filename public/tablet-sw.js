// Where the page is secure: opens the referee's tablet with the server away. It keeps /tablet and what that page is made of,
// and touches nothing else. On plain http there is no worker; there the browser's own cache does the same for a day.

const shell = "/tablet";
const kept = "fieldday-tablet";
const patienceMs = 4000;

const isPart = (url) => url.origin === location.origin && url.pathname.startsWith("/assets/");

/** First the parts, then the page: at no moment is a page kept whose parts are not. Parts of older pages go last. */
async function keepShell(page) {
  const cache = await caches.open(kept);
  const text = await page.clone().text();
  const parts = text.match(/\/assets\/[^"]+/g) ?? [];
  const missing = [];
  for (const part of parts) if (!(await cache.match(part))) missing.push(part);
  await cache.addAll(missing);
  const before = await cache.match(shell);
  await cache.put(shell, page);
  if (before && (await before.text()) === text) return;
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== shell && !parts.includes(pathname)) await cache.delete(url);
  }
}

async function freshShell(request) {
  const page = await fetch(request, { cache: "no-cache" });
  if (!page.ok) throw new Error(`${page.status}`);
  return page;
}

self.addEventListener("install", (event) => {
  event.waitUntil(
    freshShell(shell)
      .then(keepShell)
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

async function openShell(event) {
  const fresh = freshShell(shell);
  event.waitUntil(fresh.then((page) => keepShell(page.clone())).catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs));
  const page = await Promise.race([fresh, late]).catch(() => undefined);
  return page ?? (await caches.match(shell)) ?? fresh;
}

async function openPart(request) {
  const found = await caches.match(request);
  if (found) return found;
  const part = await fetch(request);
  if (part.ok) await (await caches.open(kept)).put(request, part.clone());
  return part;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && url.origin === location.origin && url.pathname === shell)
    event.respondWith(openShell(event));
  else if (isPart(url)) event.respondWith(openPart(request));
});
