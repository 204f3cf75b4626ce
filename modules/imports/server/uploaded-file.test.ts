import { expect, it } from 'vitest'
import { rowsOf } from './uploaded-file.ts'

const MEGABYTES = 30

/** A file of so many megabytes, made while it is read: rows of two kilobytes, as where a history stands in a column. */
async function* file(): AsyncGenerator<Buffer> {
  const row = `1;Eva;Nová;${'historie nákupů '.repeat(125)}\r\n`
  const piece = Buffer.from(row.repeat(Math.floor(1_048_576 / Buffer.byteLength(row))))
  yield Buffer.from('ID;Name;Surname;Other\r\n')
  for (let at = 0; at < MEGABYTES; at += 1) yield piece
}

it('reads a file of 30 MB in a memory that does not grow with it', async () => {
  let [rows, most] = [0, 0]
  const before = process.memoryUsage().heapUsed
  for await (const { row } of rowsOf(file(), 'utf-8', ';')) {
    rows = row
    if (row % 2_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before)
  }
  expect(rows).toBeGreaterThan(MEGABYTES * 400)
  // The text alone would take twice the file as UTF-16.
  expect(most / 1_048_576).toBeLessThan(45)
})
