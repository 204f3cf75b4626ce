import { readFile } from 'node:fs/promises'
import { cells, cellText, eyes, fhirRefusals, isVisionPrescription, lineOfFhir, readFhir, writeFhir } from '#modules/prescriptions/domain'
import type { Eye, EyeValues, FhirContent, FhirRemark } from '#modules/prescriptions/domain'
import type { Format } from './format.ts'

const NAME = 'fhir-vision-prescription'
const saidOf: Readonly<Record<FhirRemark['what'], string>> = {
  unread: 'is left aside', eighth: 'is read as the eighth of a dioptre that it stands for', 'axis-zero': 'is read as 180', 'axis-idle': 'is the axis of no cylinder and left aside', 'no-prism': 'is a prism of nothing and left aside', 'not-kept': 'is not kept',
}

/** Prescriptions as clinics send them: FHIR VisionPrescription of R4, R4B and R5. */
export const fhirVisionPrescription: Format = {
  name: NAME,
  async inspect({ path, bytes }, tell) {
    const head = Buffer.from(bytes).toString('utf8')
    if (!/^\s*\{/.test(head) || !head.includes('VisionPrescription')) return null
    const json = await readFile(path, 'utf8')
    if (!isOne(json)) return null
    const reading = readFhir(json)
    if ('refused' in reading) {
      const { path: place, reason } = reading.refused
      tell({ line: lineOfFhir(json, place), kind: reason, detail: `${place}: ${fhirRefusals[reason].message}` })
      return { format: NAME, facts: ['FHIR VisionPrescription.'], content: {}, defects: 1, lossless: { values: false, bytes: false, sentence: `It is not read: ${place} has no single reading.` } }
    }
    const { content, remarks } = reading
    const found = remarks.filter(({ matters }) => matters)
    for (const { path: place, what } of found) tell({ line: lineOfFhir(json, place), kind: what, detail: `${place} ${saidOf[what]}` })
    const left = remarks.filter(({ what, matters }) => what === 'unread' && !matters)
    return {
      format: NAME, defects: found.length, content: { ...content },
      facts: [
        `FHIR VisionPrescription, ${content.kind}${content.purpose ? ` for ${content.purpose}` : ''}, written on ${content.examinedOn}.`,
        ...eyes.map((eye) => `  ${eye}: ${eyeText(content[eye], eye)}`),
        ...(left.length > 0 ? [`Says nothing about the lenses: ${left.map(({ path: place }) => place).join(', ')}.`] : []),
      ],
      lossless: losslessOf(content, found.length),
    }
  },
}

/** Broken JSON that names the resource is one too: the reader says where it breaks. */
function isOne(json: string): boolean {
  try {
    return isVisionPrescription(JSON.parse(json))
  } catch {
    return /"resourceType"\s*:\s*"VisionPrescription"/.test(json)
  }
}

const eyeText = (values: EyeValues, eye: Eye): string => cells.flatMap((cell) => (values[cell] === null ? [] : [`${cell} ${cellText(cell, values[cell], eye)}`])).join(', ') || 'nothing'

function losslessOf(content: FhirContent, lost: number) {
  // A file that does not say when it was made gets the day of the examination.
  const whole = { ...content, recordedAt: content.recordedAt ?? content.examinedOn }
  const again = readFhir(JSON.stringify(writeFhir(whole, { prescriptionId: 'inspected', customerId: 'inspected', customerName: null })))
  const values = lost === 0 && 'content' in again && JSON.stringify(again.content) === JSON.stringify(whole)
  const sentence = values ? 'Reading and writing it back keeps every value of the lenses; narrative and references are written anew.' : 'Reading and writing it back loses what is named above.'
  return { values, bytes: false, sentence }
}
