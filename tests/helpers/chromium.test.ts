import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findChromium } from './chromium.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'lunette-browser-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const install = (place: string, name: string): string => {
  const path = join(folder, place, name)
  mkdirSync(join(folder, place), { recursive: true })
  writeFileSync(path, '')
  chmodSync(path, 0o755)
  return path
}
const path = (): string => [join(folder, 'first'), join(folder, 'second')].join(delimiter)

describe('the browser for the tests', () => {
  test('is the first on the path', () => {
    const chrome = install('second', 'google-chrome')
    expect(findChromium({ PATH: path() })).toBe(chrome)
    const chromium = install('first', 'chromium')
    expect(findChromium({ PATH: path() })).toBe(chromium)
  })

  test('is the one that LUNETTE_CHROMIUM names, and no other when that is not there', () => {
    install('first', 'chromium')
    const named = install('elsewhere', 'browser')
    expect(findChromium({ PATH: path(), LUNETTE_CHROMIUM: named })).toBe(named)
    rmSync(named)
    expect(findChromium({ PATH: path(), LUNETTE_CHROMIUM: named })).toBeUndefined()
  })
})
