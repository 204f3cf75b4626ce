import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { luminance } from '#kernel/accent-variables'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** The colours of the first block that begins with the selector. */
function coloursOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('\n}', start))
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]))
}

const contrast = (one: string, other: string) => {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const states = ['shop', 'lab', 'work', 'ready', 'done', 'late', 'hold']

describe.each([
  ['light', coloursOf(':root')],
  ['dark', coloursOf(":root[data-mantine-color-scheme='dark']")],
])('in the %s scheme', (_scheme, colours) => {
  const ratio = (one: string, other: string) => contrast(colours[one]!, colours[other]!)

  it.each(['ink', 'ink2', 'ink3', 'accent', ...states])('%s can be read on pages and panels', (name) => {
    expect(ratio(name, 'surface')).toBeGreaterThanOrEqual(4.5)
    expect(ratio(name, 'bg')).toBeGreaterThanOrEqual(4.5)
  })

  it.each(states)('%s can be read on its own soft ground', (name) => {
    expect(ratio(name, `${name}-s`)).toBeGreaterThanOrEqual(4.5)
  })

  it('labels stand out from the accent, the accent from its soft ground, hints from wells', () => {
    expect(ratio('accent-ink', 'accent')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('accent', 'accent-soft')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('ink3', 'sunken')).toBeGreaterThanOrEqual(4.5)
  })

  it('borders of inputs are seen', () => {
    expect(ratio('field', 'surface')).toBeGreaterThanOrEqual(3)
    expect(ratio('field', 'bg')).toBeGreaterThanOrEqual(3)
  })
})
