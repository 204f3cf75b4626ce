import type { I18n } from '@lingui/core'
import { drawLens, glazingsOf, sectionOf, thicknessIn, usualMaking } from '#modules/prescriptions/domain'
import type { DrawnLens, Glazing, Guessed, Place } from '#modules/prescriptions/domain'
import { eyeMark } from '#modules/prescriptions/server'
import type { EyeMark } from '#modules/prescriptions/server'
import type { Labelled } from './labelled.ts'
import type { SheetGlasses, SheetPrescription } from './order-sheet-input.ts'
import { writeMillimetres, writeRefraction } from './write-numbers.ts'

type Point = readonly [x: number, y: number]

/** One lens of the drawing: places in millimetres from the upper left corner. No cross where nobody measured the pupil, and no blank without a PD: somebody blocks by it. */
interface LensDrawing { readonly outline: readonly Point[]; readonly pupil: Point; readonly cross: boolean; readonly blank: number | null; readonly axis: readonly Point[] }
/** A lens cut through, in millimetres from the upper left corner of its own picture. */
interface SectionDrawing { readonly eye: EyeMark; readonly width: number; readonly height: number; readonly outline: readonly Point[]; readonly words: string }

/** What glasses.typ draws, every length in millimetres of the paper. */
export interface GlassesDrawing {
  readonly width: number
  readonly height: number
  readonly lenses: readonly LensDrawing[]
  readonly sections: readonly SectionDrawing[]
  readonly alt: string
  readonly scale: string
  readonly facts: readonly (Labelled & { readonly eye: EyeMark })[]
  /** What nobody measured and was drawn as usual. */
  readonly guessed: string | null
}

/** White around blanks and rims. */
const margin = 1

/** Frame, blanks and lenses as they are, a millimetre a millimetre; null when there is nothing to draw. Lenses for the eye itself have no frame. */
export function glassesDrawing(prescription: SheetPrescription, { frame, indices }: SheetGlasses, i18n: I18n): GlassesDrawing | null {
  const glazings = prescription.purpose === 'contact-lenses' ? [] : glazingsOf(prescription, frame)
  if (glazings.length === 0) return null
  const drawn = glazings.map(drawLens)
  const xs = drawn.flatMap(({ outline, pupil, blankRadius }) => [...outline.map(({ x }) => x), pupil.x - blankRadius, pupil.x + blankRadius])
  const ys = drawn.flatMap(({ outline, pupil, blankRadius }) => [...outline.map(({ y }) => y), pupil.y - blankRadius, pupil.y + blankRadius])
  const [left, top] = [Math.min(...xs) - margin, Math.max(...ys) + margin]
  const at = ({ x, y }: Place): Point => [round(x - left), round(top - y)]
  return {
    width: round(Math.max(...xs) + margin - left), height: round(top - Math.min(...ys) + margin),
    lenses: drawn.map((lens, which) => lensDrawing(lens, glazings[which]?.guessed ?? [], at)),
    sections: glazings.flatMap((glazing) => sectionDrawing(glazing, indices[glazing.eye], i18n) ?? []),
    alt: i18n._({ id: 'orders.sheet.drawing', message: 'Frame with blanks, pupils and axes, lenses cut level through the centre' }),
    scale: i18n._({ id: 'orders.sheet.drawing.scale', message: '1 : 1, this line is 50 mm' }),
    facts: glazings.filter(({ guessed }) => !guessed.includes('pd')).map((glazing) => blankFact(glazing, i18n)),
    guessed: guessedWords(glazings, i18n),
  }
}

const lensDrawing = ({ outline, pupil, blankRadius, axis }: DrawnLens, guessed: readonly Guessed[], at: (place: Place) => Point): LensDrawing => {
  const [withPd, withHeight] = [!guessed.includes('pd'), !guessed.includes('height')]
  return { outline: outline.map(at), pupil: at(pupil), cross: withPd && withHeight, blank: withPd ? round(blankRadius) : null, axis: axis?.map(at) ?? [] }
}

function guessedWords(glazings: readonly Glazing[], i18n: I18n): string | null {
  const names: Readonly<Record<Guessed, string>> = {
    shape: i18n._({ id: 'orders.sheet.guessed.shape', message: 'shape of the rim' }), b: i18n._({ id: 'orders.sheet.guessed.b', message: 'height of the lens' }), dbl: i18n._({ id: 'orders.sheet.guessed.dbl', message: 'bridge' }),
    pd: i18n._({ id: 'orders.sheet.guessed.pd', message: 'PD' }), height: i18n._({ id: 'orders.sheet.guessed.height', message: 'fitting height' }),
  }
  const listed = [...new Set(glazings.flatMap(({ guessed }) => guessed))].map((one) => names[one]).join(', ')
  return listed === '' ? null : i18n._({ id: 'orders.sheet.guessed', message: 'Not measured, drawn as usual: {listed}', values: { listed } })
}

function blankFact({ eye, blank }: Glazing, i18n: I18n) {
  const value = writeMillimetres(i18n.locale, blank.diameter)
  const label = blank.kind === 'exact' ? i18n._({ id: 'orders.sheet.blank', message: 'Blank' }) : i18n._({ id: 'orders.sheet.blank.estimate', message: 'Blank, estimated' })
  return { eye: eyeMark(eye, i18n), label, value }
}

function sectionDrawing(glazing: Glazing, index: number | null, i18n: I18n): SectionDrawing | null {
  const thickness = index === null ? null : thicknessIn(glazing, usualMaking(index))
  if (!thickness) return null
  const points = sectionOf(glazing.eye, thickness.lens, glazing.rim)
  const [left, top] = [points[0]?.along ?? 0, Math.min(...points.map(({ front }) => front))]
  const at = (along: number, depth: number): Point => [round(along - left), round(depth - top)]
  const write = (hundredths: number): string => writeMillimetres(i18n.locale, hundredths)
  return {
    eye: eyeMark(glazing.eye, i18n), width: round((points.at(-1)?.along ?? 0) - left), height: round(Math.max(...points.map(({ back }) => back)) - top),
    outline: [...points.map(({ along, front }) => at(along, front)), ...points.toReversed().map(({ along, back }) => at(along, back))],
    words: i18n._({
      id: 'orders.sheet.section', message: '{index}, estimated: nose {nose}, centre {centre}, temple {temple}',
      values: { index: writeRefraction(i18n.locale, thickness.index), nose: write(thickness.nasal), centre: write(thickness.centre), temple: write(thickness.temporal) },
    }),
  }
}


/** To a hundredth of a millimetre: finer than any printer. */
const round = (millimetres: number): number => Math.round(millimetres * 100) / 100
