const hiddenKey = 'lunette-key-line-hidden'

/** Whether the line of keys at the bottom is drawn on this device. */
export const keyLineShows = (): boolean => localStorage.getItem(hiddenKey) === null

/** Draws the line of keys, or hides it for people who know them; at once, and from now on. */
export function showKeyLine(shows: boolean): void {
  if (shows) localStorage.removeItem(hiddenKey)
  else localStorage.setItem(hiddenKey, 'yes')
  document.documentElement.toggleAttribute('data-key-line-hidden', !shows)
}
