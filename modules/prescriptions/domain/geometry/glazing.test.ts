import { describe, expect, it } from 'vitest'
import { emptyEye } from '../eye-values.ts'
import { drawLens } from './drawing.ts'
import { glazingOf, glazingsOf } from './glazing.ts'
import type { Glazing } from './glazing.ts'
import { usualMaking } from './lens.ts'
import { synthesizeTrace } from './synthesize-trace.ts'
import { sectionOf, thicknessesIn, thicknessIn } from './thickness.ts'

const aria = { a: 5200, b: 3800, dbl: 1800, ed: 5500 }
const right = { ...emptyEye, sphere: -4250, cylinder: -750, axisDeg: 175, pd: 3150, fittingHeight: 1900 }
const left = { ...emptyEye, sphere: -3750, cylinder: -1250, axisDeg: 10, pd: 3100, fittingHeight: 1900 }
const glazing = (values = right, frame = aria): Glazing => {
  const made = glazingOf('right', values, frame, 'distance')
  if (!made) throw new Error('there is no lens')
  return made
}

describe('a lens in its rim', () => {
  it('stands where PD and height say, and its blank is an estimate while nobody traced the rim', () => {
    expect(glazing()).toMatchObject({ centration: { in: 350, up: 0 }, blank: { kind: 'estimate', diameter: 6400 }, guessed: ['shape'] })
    expect(glazingsOf({ right, left, purpose: 'distance' }, aria).map(({ eye, centration }) => [eye, centration.in])).toEqual([['right', 350], ['left', 400]])
  })

  it('to read with stands by the near PD, and by none where only the far one was measured', () => {
    const [far, near] = [{ ...emptyEye, sphere: 1250, pd: 3200 }, { ...emptyEye, sphere: 1250, pd: 3200, pdNear: 3000 }]
    expect(glazingOf('right', near, aria, 'near')).toMatchObject({ centration: { in: 500 }, guessed: ['shape', 'height'] })
    expect(glazingOf('right', near, aria, 'progressive')).toMatchObject({ centration: { in: 300 } })
    expect(glazingOf('right', far, aria, 'near')).toMatchObject({ guessed: ['shape', 'pd', 'height'] })
  })

  it('has an exact blank by the trace of either side', () => {
    const { blank, guessed, trace } = glazing(right, { ...aria, trace: synthesizeTrace('left', aria) } as typeof aria)
    expect([blank.kind, trace.eye, guessed]).toEqual(['exact', 'right', []])
  })

  it('names what it took as usual', () => {
    expect(glazing({ ...right, pd: null as never, fittingHeight: null as never }, { a: 5200, b: null as never, dbl: null as never, ed: null as never }).guessed).toEqual(['shape', 'b', 'dbl', 'pd', 'height'])
  })

  it('is none without a sphere, without a width, or with a pupil beside the rim', () => {
    expect(glazingOf('right', emptyEye, aria, 'distance')).toBeNull()
    expect(glazingOf('right', right, { ...aria, a: null }, 'distance')).toBeNull()
    expect(glazingOf('right', { ...right, pd: 500 }, aria, 'distance')).toBeNull()
  })
})

describe('how thick it will be', () => {
  it('is told for nose and temple, thinner in each higher index', () => {
    const all = thicknessesIn(glazing(), [15_000, 16_000, 16_700, 17_400])
    expect(all.map(({ index, centre }) => [index, centre])).toEqual([[15_000, 200], [16_000, 130], [16_700, 130], [17_400, 130]])
    expect(all.every(({ temporal, nasal, thickest, thinnest }) => temporal > nasal && thickest >= temporal && thinnest <= nasal)).toBe(true)
    expect(all.map(({ temporal }) => temporal)).toEqual(all.map(({ temporal }) => temporal).toSorted((one, other) => other - one))
    // A high index is denser as well as thinner: 1.74 may weigh more than 1.67.
    expect(all.every(({ weight }, at) => at === 0 || weight < (all[0]?.weight ?? 0))).toBe(true)
  })

  it('leaves out an index in which the surfaces do not reach the rim', () => {
    expect(thicknessesIn(glazing({ ...right, sphere: -20_000 }), [15_000, 17_400]).map(({ index }) => index)).toEqual([17_400])
  })

  it('takes both prisms into the thickness', () => {
    const withPrism = thicknessIn(glazing({ ...right, prism: 300, prismBaseDeg: 180 }), usualMaking(16_000))
    const without = thicknessIn(glazing(), usualMaking(16_000))
    expect((withPrism?.temporal ?? 0) - (without?.temporal ?? 0)).toBeGreaterThan(100)
  })
})

it('a section runs from the nose to the temple and is as thick at its ends as the edges are', () => {
  const [thickness] = thicknessesIn(glazing(), [16_700])
  const section = sectionOf('right', thickness?.lens as never, glazing().rim)
  const [nose, temple] = [section.at(0), section.at(-1)]
  expect([nose?.along, temple?.along]).toEqual([expect.closeTo(-22.5, 1), expect.closeTo(29.5, 1)])
  expect((nose?.back ?? 0) - (nose?.front ?? 0)).toBeCloseTo((thickness?.nasal ?? 0) / 100, 2)
  expect((temple?.back ?? 0) - (temple?.front ?? 0)).toBeCloseTo((thickness?.temporal ?? 0) / 100, 2)
})

it('is drawn where it stands in the frame, as who faces the wearer sees it', () => {
  const [r, l] = glazingsOf({ right, left, purpose: 'distance' }, aria).map(drawLens)
  const ends = (lens = r) => [Math.min(...(lens?.outline ?? []).map(({ x }) => x)), Math.max(...(lens?.outline ?? []).map(({ x }) => x))]
  expect(ends(r)).toEqual([expect.closeTo(-61, 6), expect.closeTo(-9, 6)])
  expect(ends(l)).toEqual([expect.closeTo(9, 6), expect.closeTo(61, 6)])
  // The pupils stand as far from the middle of the bridge as their PDs say.
  expect([r?.pupil.x, l?.pupil.x]).toEqual([expect.closeTo(-31.5, 6), expect.closeTo(31, 6)])
  // 175° rises towards the viewer's left.
  const [start, end] = r?.axis ?? []
  expect(Math.sign((end?.y ?? 0) - (start?.y ?? 0)) * Math.sign((end?.x ?? 0) - (start?.x ?? 0))).toBe(-1)
})
