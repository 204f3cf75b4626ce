import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { accents, lunetteAccent } from '#platform/ui/accents'
import { whyNotAccent } from '../domain/index.ts'

it.each(accents.map((accent) => [accent.name.message, accent] as const))('offers %s, which may be saved', (_name, accent) => {
  expect(whyNotAccent(accent)).toBeNull()
})

it('judges colours by the grounds and the red that are on screen', () => {
  const css = readFileSync(new URL('../../../platform/ui/tokens.css', import.meta.url), 'utf8')
  const [light, dark] = css.split("[data-mantine-color-scheme='dark']") as [string, string]
  const token = (block: string, name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(block)![1]!.toUpperCase()
  expect([token(light, 'surface'), token(dark, 'surface')]).toEqual(['#FFFFFF', '#191D20'])
  expect({ light: token(light, 'accent'), dark: token(dark, 'accent') }).toEqual(lunetteAccent)
  expect(whyNotAccent({ light: token(light, 'late'), dark: token(dark, 'late') })).toBe('too-near-to-late')
})
