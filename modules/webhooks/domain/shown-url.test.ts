import { expect, it } from 'vitest'
import { shownUrl } from './shown-url.ts'

it.each([
  ['https://hooks.example/services/T1/B2/x8k?token=y', 'https://hooks.example/services/T1/B2/…'], ['https://hooks.example/?token=y', 'https://hooks.example/…'],
  ['https://hooks.example:8443/x8k/', 'https://hooks.example:8443/…'], ['https://shop.example/', 'https://shop.example/'],
])('%s is kept as %s', (url, shown) => {
  expect(shownUrl(url)).toBe(shown)
})
