import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyVersionOf, markOf, newSecret, open, openJson, seal, sealJson } from './seal.ts'

const key = { version: 3, secret: newSecret() }

describe('what is sealed', () => {
  it('opens again, whatever it says', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (plain) => {
      expect(open(key, 'note', seal(key, 'note', plain))).toEqual(Buffer.from(plain))
    }))
    expect(openJson(key, 'note', sealJson(key, 'note', { name: 'Kateřina', 眼: 1 }))).toEqual({ name: 'Kateřina', 眼: 1 })
  })

  it('names its key and is never the same twice', () => {
    expect(keyVersionOf(seal(key, 'note', Buffer.from('x')))).toBe(3)
    expect(seal(key, 'note', Buffer.from('x')).equals(seal(key, 'note', Buffer.from('x')))).toBe(false)
  })

  it('opens under no other key, for no other purpose, and with no bit changed', () => {
    const sealed = seal(key, 'note', Buffer.from('axis 175'))
    expect(() => open({ version: 3, secret: newSecret() }, 'note', sealed)).toThrow()
    expect(() => open(key, 'attachment', sealed)).toThrow()
    for (let byte = 0; byte < sealed.length; byte += 1) {
      const bent = Buffer.from(sealed)
      bent[byte] = bent[byte]! ^ 1
      expect(() => open(key, 'note', bent), `byte ${byte}`).toThrow()
    }
    expect(() => open(key, 'note', Buffer.alloc(5))).toThrow('not a sealed text')
  })
})

it('marks equal values alike, and not across purposes', () => {
  expect(markOf(key, 'account', 'CZ65').equals(markOf(key, 'account', 'CZ65'))).toBe(true)
  expect(markOf(key, 'account', 'CZ65').equals(markOf(key, 'file', 'CZ65'))).toBe(false)
})
