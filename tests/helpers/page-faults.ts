import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/** What is wrong with how the page stands in its window: it overflows sideways, cuts text, lacks its heading or its title. */
export const layoutFaults = (page: Page): Promise<string[]> => page.evaluate(findLayoutFaults)

function findLayoutFaults(): string[] {
  const faults: string[] = []
  const shown = (node: Element): boolean => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && node.getBoundingClientRect().width > 1
  const named = (node: Element): string => `<${node.tagName.toLowerCase()}${node.className ? ` ${String(node.getAttribute('class')).slice(0, 40)}` : ''}> “${(node.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 60)}”`
  // A long name may be cut with an ellipsis where its whole text is a hover or a focus away.
  const toldWhole = (node: Element): boolean => getComputedStyle(node).textOverflow === 'ellipsis' && node.closest('[title]') !== null
  // A table of values may be wider than a phone where it says what it is, and keys reach what is out of sight.
  const mayScroll = (node: Element): boolean =>
    node.firstElementChild?.tagName === 'TABLE' && (node.matches('[aria-label]') || node.firstElementChild.matches('[aria-label]')) && (node.matches('[tabindex="0"]') || node.querySelector('td input') !== null)

  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}`)
  const headings = [...document.querySelectorAll('h1')].filter(shown)
  if (headings.length !== 1 || !headings[0]?.textContent?.trim()) faults.push(`it has ${headings.length} headings: ${headings.map(named).join(', ')}`)
  if (!/\S · Lunette$/.test(document.title)) faults.push(`its title is “${document.title}”`)

  for (const node of document.body.querySelectorAll<HTMLElement>('*')) {
    if (!shown(node) || node.closest('.sr-only')) continue
    // Words of a picture have no box of their own: they are cut where the picture ends.
    const picture = node.closest('svg')
    if (picture) {
      const [words, frame] = [node.getBoundingClientRect(), picture.getBoundingClientRect()]
      if (node.matches('text') && (words.left < frame.left - 1 || words.right > frame.right + 1 || words.top < frame.top - 1 || words.bottom > frame.bottom + 1)) faults.push(`${named(node)} leaves its picture`)
      continue
    }
    const style = getComputedStyle(node)
    const over = node.scrollWidth - node.clientWidth
    const says = [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim())
    if (over > 1 && style.display !== 'inline') {
      if (/auto|scroll/.test(style.overflowX) && mayScroll(node)) continue
      if (/auto|scroll/.test(style.overflowX)) faults.push(`${named(node)} scrolls sideways by ${over} px`)
      else if (says && !toldWhole(node)) faults.push(`${named(node)} is cut by ${over} px`)
      else if (node.matches('button, label, h1, h2, h3, h4, legend, th, [role="tab"]') && !node.querySelector('[title]')) faults.push(`${named(node)} is cut by ${over} px`)
    }
    if (says && /hidden|clip/.test(style.overflowY) && node.scrollHeight - node.clientHeight > 3 && !toldWhole(node)) faults.push(`${named(node)} is cut below by ${node.scrollHeight - node.clientHeight} px`)
    const room = (): number => node.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
    const width = (text: string): number => {
      const pen = document.createElement('canvas').getContext('2d')
      if (!pen) return 0
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
      return pen.measureText(text).width
    }
    const said = node instanceof HTMLSelectElement ? node.selectedOptions[0]?.text : node instanceof HTMLInputElement ? (node.value || node.placeholder) : undefined
    if (said && !node.matches('[type="checkbox"], [type="radio"], [type="color"], [type="file"]') && width(said) > room() + 1) faults.push(`the field says “${said}” in ${Math.round(room())} px, of ${Math.round(width(said))}`)
  }
  return [...new Set(faults)]
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds serious or critical, each with where it is. */
export async function accessFaults(page: Page): Promise<string[]> {
  // As the browser's own tools do: a script element would be refused by our content policy.
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }))
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ target, html }) => `${id}: ${help}, at ${String(target)} ${html.slice(0, 120)}`))
}
