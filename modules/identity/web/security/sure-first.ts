import type { MouseEvent } from 'react'
import { call } from '#platform/ui/api/call'

/**
 * For links to files that only somebody gets who has shown lately that it is them: a link cannot ask, so the API is asked first,
 * and the screen asks the person where it must. @example <a href={…} download onClick={sureFirst}>
 */
export function sureFirst(event: MouseEvent<HTMLElement>): void {
  const link = event.currentTarget
  if (!(link instanceof HTMLAnchorElement)) return
  event.preventDefault()
  // A copy, for the menu with the link may have closed meanwhile.
  const copy = link.cloneNode() as HTMLAnchorElement
  void call('GET', '/me/step-up/proven').then(() => {
    document.body.append(copy)
    copy.click()
    copy.remove()
  }).catch(() => undefined)
}
