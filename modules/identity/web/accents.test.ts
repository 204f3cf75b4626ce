import { expect, it } from 'vitest'
import { whyNotAccent } from '../domain/index.ts'
import { accents } from '#platform/ui/accents'

it.each(accents.map((accent) => [accent.name.message, accent] as const))('offers %s, which may be saved', (_name, accent) => {
  expect(whyNotAccent(accent)).toBeNull()
})
