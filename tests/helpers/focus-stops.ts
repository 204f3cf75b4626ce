import type { Page } from 'playwright-core'

/** Where Tab stops, and what is wrong with the way the stop shows. */
export interface FocusStop {
  readonly what: string
  readonly faults: readonly string[]
}

/**
 * Presses Tab from the top of the page until it comes round, and looks at each stop as somebody who sees only the ring.
 * @throws when it does not come round: a trap
 */
export async function focusStops(page: Page, most = 150): Promise<FocusStop[]> {
  await page.evaluate(() => {
    // Tab goes on from where the focus was, even when that is gone.
    const top = document.createElement('span')
    top.tabIndex = -1
    document.body.prepend(top)
    top.focus()
    top.remove()
  })
  const stops: FocusStop[] = []
  for (; stops.length < most;) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(lookAtFocus)
    if (!stop) return stops
    stops.push(stop)
  }
  throw new Error(`Tab does not come round within ${most} stops; the last was ${stops.at(-1)?.what}`)
}

/** What can be pressed, typed into or chosen, but is no stop of Tab and no row that the arrows reach. */
export const unreached = (page: Page): Promise<string[]> => page.evaluate(() => {
  const shown = (node: Element): boolean => node.checkVisibility({ visibilityProperty: true })
  return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [role="button"], [role="menuitem"]')]
    .filter((node) => shown(node) && !node.dataset.stop && !node.matches(':disabled'))
    // One of a group is the stop, arrows go to the others; to rows that were fetched later arrows go as well.
    .filter((node) => !node.matches('[data-row]') && !(node instanceof HTMLInputElement && node.type === 'radio' && document.querySelector(`input[name="${CSS.escape(node.name)}"][data-stop]`)))
    .map((node) => `${node.tagName.toLowerCase()} “${(node.getAttribute('aria-label') ?? node.textContent ?? '').trim().slice(0, 40)}”`)
})

function lookAtFocus(): FocusStop | null {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body || focused.dataset.stop) return null
  focused.dataset.stop = 'yes'
  const name = focused.getAttribute('aria-label') ?? ([...(focused as HTMLInputElement).labels ?? []].map((label) => label.textContent).join(' ') || (focused.textContent ?? ''))
  const what = `${focused.tagName.toLowerCase()} “${name.trim().replaceAll(/\s+/g, ' ').slice(0, 40)}”`
  const faults: string[] = []
  if (!name.trim()) faults.push('has no name')
  // A native mark is hidden behind a drawn one, and what leads to a whole row stands in for it: the ring is around those.
  const isRing = ({ outlineStyle, outlineWidth, outlineColor }: CSSStyleDeclaration): boolean => outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(', 0)')
  const isLarge = (node: Element): boolean => node.getBoundingClientRect().width > 2 && node.getBoundingClientRect().height > 2
  const around = [focused, focused.nextElementSibling, focused.parentElement].find((node) => node && isLarge(node) && isRing(getComputedStyle(node)))
  const ringed = around ?? (isRing(getComputedStyle(focused, '::after')) ? focused.closest('tr') : null)
  if (!ringed) faults.push('shows no ring of 2 px')
  const { top, bottom, left, right, width, height } = (ringed ?? focused).getBoundingClientRect()
  if (width < 2 || height < 2) faults.push('is not to be seen')
  else if (bottom > innerHeight || top < 0 || right > innerWidth || left < 0) faults.push('lies outside the window')
  else {
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    if (over && !focused.contains(over) && !over.contains(focused) && !ringed?.contains(over) && over.closest('label')?.control !== focused) faults.push(`lies under ${over.tagName.toLowerCase()} ${over.className}`)
  }
  return { what, faults }
}
