import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readKeyCode, writeKeyCode } from './key-code.ts'
import { newSecret } from './seal.ts'

const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes))

it('is read back as it was written, however it is typed', () => {
  fc.assert(fc.property(secrets, fc.integer({ min: 1, max: 99_999 }), (secret, version) => {
    const code = writeKeyCode({ what: 'master', version, secret })
    expect(readKeyCode(code)).toEqual({ what: 'master', version, secret })
    const [head, ...groups] = code.split(/(?<=^LUN-M\d+)-/)
    const sloppy = groups.join('').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', '  ')
    expect(readKeyCode(`  ${head!.toLowerCase()} - ${sloppy}\n`)).toEqual({ what: 'master', version, secret })
  }))
  const secret = newSecret()
  expect(readKeyCode(writeKeyCode({ what: 'session', secret }))).toEqual({ what: 'session', secret })
})

it('finds every single sign that is wrong but for one in a million, and codes of other things', () => {
  const code = writeKeyCode({ what: 'master', version: 2, secret: Buffer.alloc(32, 7) })
  for (let at = 'LUN-M2-'.length; at < code.length; at += 1) {
    if (code[at] === '-') continue
    const wrong = code.slice(0, at) + (code[at] === 'Z' ? 'Y' : 'Z') + code.slice(at + 1)
    expect(readKeyCode(wrong), wrong).toBeNull()
  }
  expect(readKeyCode(code.replace('M2', 'M3'))).toBeNull()
  expect(readKeyCode(code.replace('M2', 'S'))).toBeNull()
  for (const other of ['', 'LUN-', 'LUN-M0-', code.slice(0, -1), `${code}0`, 'LUN-X1-AAAA']) expect(readKeyCode(other), other).toBeNull()
})
