import worker from './service-worker.ts?worker&url'

/** Keeps the page that says so when Lunette does not answer, in the language of this device. Browsers allow it on HTTPS and on the machine itself only. */
export function keepOfflinePage(language: string): void {
  if (!('serviceWorker' in navigator)) return
  // After everything that somebody waits for.
  setTimeout(() => void navigator.serviceWorker.register(`${worker}?language=${language}`, { scope: '/', updateViaCache: 'none' }).catch(() => undefined), 2_000)
}
