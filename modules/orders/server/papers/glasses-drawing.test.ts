import { afterAll, describe, expect, it, vi } from 'vitest'
import { languages } from '#kernel/languages'
import { translator } from '#platform/i18n/index'
import { PdfPrinter } from '#platform/pdf/pdf-printer'
import { pdfShapes } from '#platform/pdf/testing/pdf-shapes'
import type { Shape } from '#platform/pdf/testing/pdf-shapes'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import { glassesDrawing } from './glasses-drawing.ts'
import { printOrderSheet } from './print-order-sheet.ts'
import { anOrderSheet, aPrescription, someGlasses } from './testing/an-order-sheet.ts'

vi.setConfig({ testTimeout: 30_000 })

const printer = new PdfPrinter()
afterAll(() => printer[Symbol.asyncDispose]())

const en = translator('en')
const drawnSheet = (glasses = someGlasses) => printOrderSheet(printer, anOrderSheet({ prescription: aPrescription, glasses }), en)
/** How many shapes on the paper are that large, to a twentieth of a millimetre. */
const measured = (shapes: readonly Shape[], width: number, height: number): number => shapes.filter((one) => Math.abs(one.width - width) < 0.05 && Math.abs(one.height - height) < 0.05).length

describe('the workshop’s drawing', () => {
  it('is at 1 : 1: rims, blanks, sections and the line for the ruler measure on the paper what they are', async () => {
    const shapes = pdfShapes(await drawnSheet()).flat()
    expect(measured(shapes, 52, 38)).toBe(2)
    expect(measured(shapes, 64, 64)).toBe(1)
    expect(measured(shapes, 50, 0)).toBe(1)
    // The level cut through the optical centre is as long as the lens is wide, but for the height it stands off the middle.
    const sections = glassesDrawing(aPrescription, someGlasses, en)?.sections ?? []
    expect(sections.map(({ eye }) => eye.letter)).toEqual(['R', 'L'])
    for (const { width, height } of sections) expect(measured(shapes, width, height)).toBe(1)
    expect(sections[0]?.width).toBeCloseTo(52, 1)
  })

  it('has no cross and no blank where nobody measured the pupil, and names what was drawn as usual', () => {
    const drawn = (values: object, frame: object = {}) => glassesDrawing({ ...aPrescription, right: { ...aPrescription.right, ...values } }, { ...someGlasses, frame: { ...someGlasses.frame, ...frame } }, en)
    const said = (drawing: ReturnType<typeof drawn>) => [drawing?.lenses.map(({ cross, blank }) => [cross, blank !== null]), drawing?.facts.map(({ eye }) => eye.letter), drawing?.guessed]
    const all = { ...aPrescription.right, pd: 3150, fittingHeight: 1900 }
    expect(said(glassesDrawing({ ...aPrescription, right: all, left: all }, someGlasses, en))).toEqual([[[true, true], [true, true]], ['R', 'L'], 'Not measured, drawn as usual: shape of the rim'])
    const whole = { ...aPrescription, left: all }
    expect(said(glassesDrawing({ ...whole, right: { ...all, pd: null } }, someGlasses, en))).toEqual([[[false, false], [true, true]], ['L'], 'Not measured, drawn as usual: shape of the rim, PD'])
    expect(said(glassesDrawing({ ...whole, right: { ...all, fittingHeight: null } }, someGlasses, en))).toEqual([[[false, true], [true, true]], ['R', 'L'], 'Not measured, drawn as usual: shape of the rim, fitting height'])
    expect(drawn({}, { b: null, dbl: null })?.guessed).toContain('height of the lens, bridge')
  })

  it('says so on the paper', async () => {
    const unmeasured = { ...aPrescription, right: { ...aPrescription.right, pd: null }, left: { ...aPrescription.left, pd: null } }
    const pdf = await printOrderSheet(printer, anOrderSheet({ prescription: unmeasured, glasses: someGlasses }), en, { parts: ['workshop'] })
    expect(pdfText(pdf).join('\n')).toContain('Not measured')
    expect(measured(pdfShapes(pdf).flat(), 6, 0)).toBe(0)
  })

  it('keeps its size where the drawing is too wide to have words beside it', async () => {
    const wide = { a: 6400, b: 4600, dbl: 2000, ed: 6900 }
    const shapes = pdfShapes(await drawnSheet({ ...someGlasses, frame: wide })).flat()
    expect(measured(shapes, 64, 46)).toBe(2)
  })

  it.each(languages)('says in %s how thick the lenses will be and how large a blank they need', async (language) => {
    const sheet = anOrderSheet({ prescription: aPrescription, glasses: someGlasses })
    const text = pdfText(await printOrderSheet(printer, sheet, translator(language), { parts: ['workshop'] })).join('\n')
    expect(text).toMatch(/64[.,]0/)
    expect(text).toMatch(/1[.,]67/)
    expect(text).toMatch(/50\s?(?:mm|毫米)/)
  })

  it('stands on the workshop’s part only, and only with the prescription', async () => {
    const inputs = [anOrderSheet({ prescription: aPrescription, glasses: someGlasses }), anOrderSheet({ prescription: 'withheld', glasses: someGlasses })] as const
    const shapes = await Promise.all([printOrderSheet(printer, inputs[0], en, { parts: ['shop', 'customer'] }), printOrderSheet(printer, inputs[1], en)])
    for (const pdf of shapes) expect(measured(pdfShapes(pdf).flat(), 52, 38)).toBe(0)
  })

  it('is none for contact lenses and without a sphere', () => {
    expect(glassesDrawing({ ...aPrescription, purpose: 'contact-lenses' }, someGlasses, en)).toBeNull()
    const empty = { ...aPrescription, right: { ...aPrescription.right, sphere: null }, left: { ...aPrescription.left, sphere: null } }
    expect(glassesDrawing(empty, someGlasses, en)).toBeNull()
  })
})
