import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { Defect } from './format.ts'
import { inspectFile, readHead } from './inspect-file.ts'

const sample = (name: string): Promise<string> => readFile(new URL(`../../../modules/prescriptions/domain/fhir/testing/${name}`, import.meta.url), 'utf8')
const example = await sample('hl7-example.json')

const folder = mkdtempSync(join(tmpdir(), 'lunette-fhir-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function inspected(text: string) {
  const path = join(folder, 'prescription.json')
  await writeFile(path, text)
  const defects: Defect[] = []
  return { inspection: await inspectFile(await readHead(path), (defect) => defects.push(defect)), defects }
}

it('recognises a prescription of FHIR, says what is in it and that nothing is lost', async () => {
  const { inspection, defects } = await inspected(example)
  expect(defects).toEqual([])
  expect(inspection).toMatchObject({ format: 'fhir-vision-prescription', defects: 0, lossless: { values: true, bytes: false } })
  expect(inspection?.facts).toContain('  right: sphere −2.00, addition +2.00, prism 0.50, prismBaseDeg BD')
})

it('reads one that only R5 allows, and names what R5 added', async () => {
  const { inspection, defects } = await inspected(await sample('r5-example.json'))
  expect(inspection).toMatchObject({ format: 'fhir-vision-prescription', content: { right: { sphere: -2250, cylinder: -500, axisDeg: 90, addition: 2000, prism: 50, prismBaseDeg: 270, prism2: 100, prism2BaseDeg: 0 }, left: { sphere: -1750, cylinder: null, addition: 2000 } } })
  expect(inspection?.facts.slice(1, 3)).toEqual(['  right: sphere −2.25, cylinder −0.50, axisDeg 90, addition +2.00, prism 0.50, prismBaseDeg BD, prism2 1.00, prism2BaseDeg BI', '  left: sphere −1.75, addition +2.00'])
  expect(defects).toEqual([{ line: 6, kind: 'unread', detail: 'VisionPrescription.extension[0] (https://clinic.example/fhir/sequence) is left aside' }])
})

it('names what it leaves aside, and where a file has no reading, with the line', async () => {
  const lineOf = (words: string): number => example.slice(0, example.indexOf(words)).split('\n').length
  const noted = await inspected(example.replace('"sphere": -2,', '"sphere": -2, "color": "green",').replace('"sphere": -2.0,', '"sphere": -2.0, "color": "green",'))
  expect(noted).toMatchObject({ inspection: { defects: 1, lossless: { values: false } }, defects: [{ line: lineOf('"sphere"'), kind: 'unread' }] })
  const broken = await inspected(example.replace('"cylinder": -0.5', '"cylinder": "-0.5"'))
  expect(broken.defects).toEqual([{ line: lineOf('"cylinder"'), kind: 'shape', detail: 'VisionPrescription.lensSpecification[1].cylinder: It is not written as FHIR says.' }])
  expect((await inspected('{ "resourceType": "VisionPrescription", ')).defects).toMatchObject([{ kind: 'not-json' }])
  expect((await inspected('{ "resourceType": "Patient", "note": "VisionPrescription" }')).inspection).toBeNull()
})
