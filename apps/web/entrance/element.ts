import { inEveryLanguage } from './speak.ts'

/** A text in the language of the moment. */
export type Said = () => string

type Attribute = string | number | boolean | Said | undefined
type Child = Node | Said | string | null | undefined | false

/**
 * Makes an element. Texts and attributes given as functions follow the language; attributes `true` are set empty, `false`
 * and undefined are left out.
 */
export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Readonly<Record<string, Attribute>> = {}, ...children: readonly Child[]): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) {
    if (typeof value === 'function') inEveryLanguage(() => made.setAttribute(attribute, value()))
    else if (value !== undefined && value !== false) made.setAttribute(attribute, value === true ? '' : String(value))
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map(toNode))
  return made
}

function toNode(child: Node | Said | string): Node {
  if (child instanceof Node) return child
  if (typeof child === 'string') return document.createTextNode(child)
  const text = document.createTextNode('')
  inEveryLanguage(() => {
    text.data = child()
  })
  return text
}

const svgSpace = 'http://www.w3.org/2000/svg'

/** A small drawing from SVG shapes: name and attributes of each. */
function drawing(size: number, viewBox: string, ...shapes: readonly (readonly [string, Readonly<Record<string, string>>])[]): SVGElement {
  const svg = document.createElementNS(svgSpace, 'svg')
  for (const [name, value] of Object.entries({ width: size, height: size, viewBox, 'aria-hidden': 'true' })) svg.setAttribute(name, String(value))
  for (const [shape, attributes] of shapes) {
    const drawn = document.createElementNS(svgSpace, shape)
    for (const [name, value] of Object.entries(attributes)) drawn.setAttribute(name, value)
    svg.append(drawn)
  }
  return svg
}

export const brandMark = (size: number): SVGElement => drawing(
  size,
  '0 0 24 24',
  ['circle', { cx: '9', cy: '12', r: '7.2', fill: 'var(--accent)' }],
  ['circle', { cx: '15.5', cy: '12', r: '7.2', fill: 'none', stroke: 'var(--ink)', 'stroke-width': '1.8' }],
)

export const warningMark = (size: number): SVGElement => drawing(
  size,
  '0 0 16 16',
  ['path', { d: 'M8 1.8 14.8 13.8H1.2z', fill: 'currentColor', stroke: 'currentColor', 'stroke-width': '1.6', 'stroke-linejoin': 'round' }],
  ['path', { d: 'M8 6.2v3.6M8 11.8v.1', stroke: 'var(--surface)', 'stroke-width': '1.6', 'stroke-linecap': 'round' }],
)
