/**
 * Shows a page of ours where the browser would show its own: when Lunette does not answer an address that somebody opens.
 * Nothing else is kept or answered from here; what is on screen and what waits to be sent is the app's own matter.
 */
declare const self: ServiceWorkerGlobalScope

const CACHE = 'lunette-offline-1'
const language = new URL(self.location.href).searchParams.get('language') ?? 'en'
const page = `/offline?language=${language}`

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([page, '/offline.css'])).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  const forget = caches.open(CACHE).then(async (cache) => {
    for (const { url } of await cache.keys()) if (!url.endsWith(page) && !url.endsWith('/offline.css')) await cache.delete(url)
  })
  event.waitUntil(forget.then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url)
  if (pathname === '/offline.css') event.respondWith(fetch(event.request).catch(() => kept(event.request.url)))
  else if (event.request.mode === 'navigate' && !pathname.startsWith('/api/')) event.respondWith(fetch(event.request).catch(() => kept(page)))
})

const kept = async (address: string): Promise<Response> => (await caches.match(address)) ?? Response.error()
