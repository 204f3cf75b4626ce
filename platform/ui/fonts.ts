import '@fontsource-variable/noto-sans/wght.css'

const seenBefore = 'lunette-chinese-font'

/**
 * Brings in Noto Sans SC: 101 small slices, of which a browser fetches those whose characters are on the page. One weight
 * first (17 slices, about 500 kB for a full page); the bold one only from the second visit on, when the first is cached.
 */
export async function loadChineseFont(): Promise<void> {
  try {
    await import('@fontsource/noto-sans-sc/400.css')
    if (localStorage.getItem(seenBefore)) await import('@fontsource/noto-sans-sc/700.css')
    else localStorage.setItem(seenBefore, 'yes')
  } catch {
    // No connection right now: the system's own font serves until the next visit.
  }
}
