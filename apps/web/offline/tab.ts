import { newId } from '#kernel/ids'

const lockName = (tabId: string): string => `lunette-tab-${tabId}`

/** Names this tab for as long as it runs; the browser lets go of the name when the tab is closed or dies. */
export function nameThisTab(): string {
  const tabId = newId()
  if ('locks' in navigator) void navigator.locks.request(lockName(tabId), () => new Promise(() => undefined))
  return tabId
}

/** Whether the tab still runs. Without locks we cannot know; then the twin of a call is sorted out by its key. */
export async function tabLives(tabId: string): Promise<boolean> {
  if (!('locks' in navigator)) return false
  const { held } = await navigator.locks.query()
  return held?.some((lock) => lock.name === lockName(tabId)) ?? false
}
