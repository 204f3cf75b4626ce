import { expect, it } from 'vitest'
import { capabilities, rights } from '#modules/identity/domain'
import { pages } from './pages.ts'
import { paths } from './paths.ts'

it('has each address once', () => {
  const addresses = pages.map((page) => page.path)
  expect(new Set(addresses).size).toBe(addresses.length)
})

it('asks only for rights and capabilities that exist', () => {
  const known: readonly string[] = [...rights, ...capabilities]
  expect(pages.flatMap(({ right, capability }) => [right, capability]).filter((name) => name !== null && !known.includes(name))).toEqual([])
})

it('puts every page into the navigation, or under one that is there', () => {
  const inNavigation = pages.filter((page) => page.nav).map((page) => page.path)
  expect(pages.filter((page) => !page.nav && !inNavigation.includes(page.under ?? '')).map((page) => page.path)).toEqual([])
})

it('gives each letter after G to one page', () => {
  const letters = pages.flatMap((page) => page.nav?.letter ?? [])
  expect(new Set(letters).size).toBe(letters.length)
})

it('uses no key that belongs to the browser', () => {
  const taken = /^Ctrl [NTWR]$/
  expect(pages.flatMap((page) => page.keys.map((key) => key.caps.join(' '))).filter((key) => taken.test(key))).toEqual([])
})

it('spells every address as paths.ts does', () => {
  const id = '0199a000-0000-7000-8000-000000000001'
  const spelled = Object.values(paths).map((make) => make(id).split('?')[0])
  expect(pages.map((page) => page.path.replace('$id', id)).filter((address) => !spelled.includes(address))).toEqual([])
})
