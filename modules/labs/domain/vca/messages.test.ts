import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOfText, textOfBytes } from './bytes.ts'
import { checksumOf, frameMessage, readMessages } from './messages.ts'
import { readPacket, writePacket } from './packets.ts'
import type { Packet } from './packets.ts'
import { readDocument } from './read-document.ts'
import { writeDocument } from './write-document.ts'

const of = (text: string) => readDocument(bytesOfText(text))
const read = (text: string) => readMessages(bytesOfText(text))

describe('messages of devices', () => {
  test('the checksum is the one of the tables of checksums', () => {
    expect(checksumOf(bytesOfText('123456789'))).toBe(0x31c3)
  })

  // Two exchanges as a maker of tracers published them.
  test.each([['98_50X50', 19_087], ['2014112700002', 18_761]])('the checksum of the request for job %s is the one its tracer wrote', (job, sum) => {
    expect(textOfBytes(frameMessage(of(`REQ=TRC\rJOB=${job}\r`)))).toBe(`\x1cREQ=TRC\rJOB=${job}\r\x1eCRC=${sum}\r\x1d`)
    expect(read(`\x1cREQ=TRC\rJOB=${job}\r\x1eCRC=${sum}\r\x1d`).messages.map(({ checksum }) => checksum)).toEqual(['right'])
  })

  test('what is framed is read again, in whichever pieces it comes', () => {
    const line = fc.tuple(fc.constantFrom('JOB', 'R', '_X'), fc.string({ unit: 'grapheme-ascii' })).map(([label, value]) => `${label}=${value}\r\n`)
    fc.assert(fc.property(fc.array(line, { minLength: 1 }).map((lines) => lines.join('')), fc.nat(), (text, at) => {
      const framed = frameMessage(of(text))
      const { messages, rest } = readMessages(Uint8Array.from([0x06, ...framed, 0x06, ...framed]))
      expect(messages.map(({ document, checksum }) => [textOfBytes(writeDocument(document)), checksum])).toEqual([[text, 'right'], [text, 'right']])
      expect(rest).toHaveLength(0)
      const cut = at % framed.length
      const first = readMessages(framed.subarray(0, cut))
      expect(first.messages).toEqual([])
      expect(readMessages(Uint8Array.from([...first.rest, ...framed.subarray(cut)])).messages).toHaveLength(1)
    }))
  })

  test('one bit changed in the records is found out', () => {
    const framed = frameMessage(of('ANS=TRC\r\nJOB=1\r\nR=2500;2501;2502\r\n'))
    const body = framed.indexOf(0x1e)
    fc.assert(fc.property(fc.integer({ min: 1, max: body - 1 }), fc.integer({ min: 0, max: 7 }), (at, bit) => {
      const spoiled = Uint8Array.from(framed, (byte, index) => (index === at ? byte ^ (1 << bit) : byte))
      expect(readMessages(spoiled).messages.every(({ checksum }) => checksum === 'wrong' || checksum === 'none')).toBe(true)
    }))
  })

  test.each([
    ['without a checksum', '\x1cREQ=TRC\r\x1d', ['none']], ['with padding', '\x1cREQ=INI\r\n\x1eCRC=00001\r\n\x1d', ['wrong']], ['with an empty checksum', '\x1cREQ=INI\r\x1eCRC=\r\x1d', ['wrong']],
    ['given up and begun again', '\x1cREQ=T\x1cREQ=TRC\r\x1d', ['none']], ['an end without a begin', 'x\x1d', []],
  ])('a message %s', (_what, text, expected) => {
    expect(read(text).messages.map(({ checksum }) => checksum)).toEqual(expected)
  })
})

describe('what a message asks', () => {
  test('is read as it was written', () => {
    const word = fc.stringMatching(/^[A-Z0-9]{1,8}$/)
    const packet: fc.Arbitrary<Packet> = fc.record({
      kind: fc.constantFrom('request', 'answer'), what: word, job: fc.option(word, { nil: null }), status: fc.option(fc.integer({ min: 0, max: 19 }), { nil: null }),
      traceFormats: fc.array(fc.constantFrom('1;400;E;R', '4;1000;E;B', '1;400;U;L;F')),
    })
    fc.assert(fc.property(packet, (one) => {
      expect(readPacket(writePacket(one))).toEqual(one)
    }))
  })

  test.each([
    ['a job in quotes', 'ANS=INI\r\nJOB="1471"\r\nSTATUS=0\r\n', { kind: 'answer', what: 'INI', job: '1471', status: 0, traceFormats: [] }], ['nothing', 'JOB=1\r\n', null], ['both', 'REQ=INI\r\nANS=INI\r\n', null],
  ])('of a file with %s', (_what, text, expected) => {
    expect(readPacket(of(text))).toEqual(expected)
  })

  test('takes no text that would end its record', () => {
    expect(() => writePacket({ kind: 'request', what: 'TRC', job: '1\rSPH=9;9', status: null, traceFormats: [] })).toThrow(RangeError)
  })
})
