import { expect, it } from 'vitest'
import { toSlug } from './slug.ts'

it.each([
  ['Oční optika Nováková', 'ocni-optika-novakova'],
  ['  Ótica & Visão — São Paulo ', 'otica-visao-sao-paulo'],
  ['明亮眼镜', ''],
  ['明亮 Optics 2', 'optics-2'],
  ['A very long name of a shop that nobody would type', 'a-very-long-name-of-a-shop-that'],
])('writes %s as %s', (name, slug) => {
  expect(toSlug(name)).toBe(slug)
})
