// The service worker: the built page, whole and of one version, out of a cache; nothing of the API passes through it.
declare const self: ServiceWorkerGlobalScope;
/** Put in by the build: every built file, and a name for what is in them. */
declare const __FILES__: readonly string[];
declare const __VERSION__: string;

const PREFIX = 'trapwise-page-';
const OWN = PREFIX + __VERSION__;
const PAGE = '/index.html';
const FILES = __FILES__;
/** Addresses that are the server's own, and never a screen; src/web/app.tsx has the same. */
const NOT_OURS = /^\/(?:v1\/|docs|openapi\.json|metrics|healthz|readyz)/;

async function install(): Promise<void> {
  const cache = await caches.open(OWN);
  // What is not named by its content may lie in the browser's own cache as it was before.
  const requests = FILES.map(
    (path) => new Request(path, { cache: path.startsWith('/assets/') ? 'default' : 'reload' }),
  );
  await cache.addAll(requests);
}

/** Keeps the version before this one too: other tabs may still show it, and load its screens as they come to them. */
async function activate(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function fromCache(request: Request | string): Promise<Response> {
  const own = await caches.open(OWN);
  const found = (await own.match(request)) ?? (await caches.match(request));
  if (found) return found;
  // Whoever erased everything emptied the cache too.
  if (!(await own.match(PAGE))) void install().catch(() => undefined);
  return fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || NOT_OURS.test(pathname)) return;
  // Cache first, so that a screen and its parts are of one version and open at once; a newer one waits to be asked for.
  if (FILES.includes(pathname) || pathname.startsWith('/assets/'))
    event.respondWith(fromCache(request));
  else if (request.mode === 'navigate') event.respondWith(fromCache(PAGE));
});

// What makes this file a module, with names of its own.
export {};
