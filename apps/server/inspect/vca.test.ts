import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { inspect } from '../cli/inspect.ts'

const folder = mkdtempSync(join(tmpdir(), 'lunette-inspect-vca-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What the verb prints of a file with this content, with its exit code at the end. */
async function said(content: string, ...options: string[]): Promise<string[]> {
  const path = join(folder, 'job.oma')
  writeFileSync(path, content, 'latin1')
  const lines: string[] = []
  const code = await inspect([path, ...options], { write: (text) => lines.push(text) })
  return [...lines.join('').trimEnd().split('\n'), `exit ${code}`]
}
const ring = `TRCFMT=1;360;E;R;F\r\n${`R=${Array(36).fill(2500).join(';')}\r\n`.repeat(10)}`

describe('lunette inspect of a lab file', () => {
  test('says what is in it, and that it is kept', async () => {
    expect(await said(`REQ=FIL\r\nJOB=26-1184\r\nDO=B\r\nSPH=-2.25;1.50\r\n_LENSGROUP=PR;PR\r\n${ring}`)).toEqual([
      'VCA/OMA, 1 job, 16 lines that end with CRLF, 1912 bytes.', 'Request FIL: a file.', 'Known labels:', '  REQ (what is asked): FIL', '  JOB (number of the job): 26-1184', '  DO (which eyes are ordered): B, both eyes',
      '  SPH (sphere): -2.25;1.50 D', 'Other labels, kept: _LENSGROUP.', 'Trace of the right eye: 360 radii; A 50.00, B 50.00, ED 50.00, circumference 157.08 mm.', 'No defects.', 'Reading and writing it back gives the same bytes; what is read of it makes the same job.', 'exit 0',
    ])
  })

  test('names each defect with line and label, and keeps the bytes all the same', async () => {
    expect((await said(`JOB=1\nSPH=1,25;0.50\nHBOX=60.00;60.00\n${ring}hello\n`)).filter((line) => /^line|^Read|^exit|defects/.test(line))).toEqual([
      'line 2: SPH has "1,25", which is no number', 'line 3: HBOX says 60.00 mm for the right eye, and the width of its trace is 50.00 mm', 'line 15: is neither a record nor the continuation of one: "hello"',
      '3 defects.', 'Reading and writing it back gives the same bytes; not every value in it has a reading.', 'exit 1',
    ])
  })

  test('finds a message with a checksum that is not its own', async () => {
    expect(await said('\x1cREQ=TRC\rJOB=98_50X50\r\x1eCRC=19087\r\x1d')).toContain('No defects.')
    expect(await said('\x1cREQ=TRC\rJOB=98_50X51\r\x1eCRC=19087\r\x1d')).toContain('line 1: CRC is wrong in 1 message')
  })

  test('does not read what is larger than lab files are', async () => {
    const lines = await said(`JOB=1\nREQ=FIL\n${'R=2500;2500;2500\n'.repeat(4_200_000)}`)
    expect(lines).toEqual([expect.stringMatching(/^line 1: begins a file of \d+ bytes; lab files are read up to 67108864$/), expect.stringMatching(/not read/), 'One defect.', 'It was not read.', 'exit 1'])
  })

  test('says the same as JSON, of each job of an archive', async () => {
    const lines = await said(`JOB=1\r\n${ring}JOB=2\r\nTRCFMT=6;360;E;L;F\r\nR=ABCDEF\r\n`, '--json')
    expect(lines.pop()).toBe('exit 0')
    expect(JSON.parse(lines.join('\n'))).toMatchObject({
      format: 'vca', defects: [], lineEnd: 'CRLF', lossless: { values: false, bytes: true },
      jobs: [{ labels: { JOB: ['1'] }, traces: [{ eye: 'right', points: 360, a: 5000, ed: 5000 }], unread: [] }, { traces: [], unread: [{ header: '6;360;E;L;F' }] }],
    })
  })
})
