import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyJob, emptyJobEye, jobNumbers, jobTexts } from './job.ts'
import { readDocument } from './read-document.ts'
import { readJob } from './read-job.ts'
import { writeDocument } from './write-document.ts'
import { writeJob } from './write-job.ts'

const pages = ['', 'cs/'].map((language) => readFileSync(join(import.meta.dirname, `../../../../docs/guide/${language}lab-files.md`), 'utf8'))
/** The job of the page, as it stands in its block. */
const block = (page: string): string => (page.match(/^ {4}[A-Z_0-9]+=.*$/gm) ?? []).map((line) => `${line.trim()}\r\n`).join('')

const right = { ...emptyJobEye, sphere: -2125, cylinder: -1000, axisDeg: 180, addition: 1750, prism: 200, prismBaseDeg: 0, prism2: 150, prism2BaseDeg: 90, pd: 3150, fittingHeight: 2200, lensName: 'Panorama 1.6', lensKind: 'PR' }
const left = { ...right, sphere: 500, axisDeg: 90, prism: null, prismBaseDeg: null, prism2: null, prism2BaseDeg: null, pd: 3200, fittingHeight: 2150 }
const job = { ...emptyJob, number: '26-1184', tray: '17', eyes: 'both' as const, bridge: 1700, remarks: ['Please hurry'], right, left }

test.each(pages)('the guide shows the job as it is written, and as it is read again', (page) => {
  expect(block(page)).toBe(Buffer.from(writeDocument(writeJob(job).document)).toString())
  expect(readJob(readDocument(Buffer.from(block(page)))).job).toEqual(job)
})

test.each(pages)('the guide names every label that a job writes', (page) => {
  const labels = [...Object.values(jobNumbers).map(({ label }) => label), ...Object.values(jobTexts)]
  expect(labels.filter((label) => !page.includes(`\`${label}\``))).toEqual([])
})
