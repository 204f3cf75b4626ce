import { expect, it } from 'vitest'
import { columnsFor, emptyEye } from '../domain/index.ts'
import { copiedFromOther, entryOf, newEntry, passed, saysSomething, transposed, withLines, withTyped, withValue } from './entry.ts'

const carried = { right: { ...emptyEye, pd: 3150 }, left: { ...emptyEye, pd: 3100 } }

it('shows what was carried over as proposed until it is passed or typed over', () => {
  const entry = newEntry(carried)
  expect(entry.proposed).toEqual(['right.pd', 'left.pd'])
  expect(saysSomething(entry)).toBe(false)
  expect(saysSomething(passed(entry, 'right', 'pd'))).toBe(true)
  expect(passed(entry, 'right', 'pd').proposed).toEqual(['left.pd'])
  expect(withValue(entry, 'left', 'pd', 3050).proposed).toEqual(['right.pd'])
})

it('proposes add and height of the first eye to the second, and leaves what was typed there', () => {
  const first = withValue(newEntry(), 'right', 'addition', 1250)
  expect([first.left.addition, first.proposed]).toEqual([1250, ['left.addition']])
  expect(withValue(first, 'right', 'addition', 1500).left.addition).toBe(1500)
  const own = withValue(first, 'left', 'addition', 1000)
  expect(withValue(own, 'right', 'addition', 2000).left.addition).toBe(1000)
  expect(withValue(newEntry(), 'right', 'sphere', -4250).left.sphere).toBeNull()
})

it('lets go of an axis with its cylinder, and of a base with its prism', () => {
  const entry = entryOf({ right: { ...emptyEye, cylinder: -750, axisDeg: 175, prism: 200, prismBaseDeg: 180 }, left: emptyEye })
  expect(withValue(entry, 'right', 'cylinder', null).right).toMatchObject({ axisDeg: null, prismBaseDeg: 180 })
  expect(withValue(entry, 'right', 'cylinder', 0).right.axisDeg).toBeNull()
  expect(withValue(entry, 'right', 'prism', null).right.prismBaseDeg).toBeNull()
})

const powers = columnsFor('distance')

it('copies the other eye, keeps a measured PD and mirrors the base of a prism', () => {
  const entry = entryOf({ right: { ...emptyEye, sphere: -4250, pd: 3150, prism: 200, prismBaseDeg: 0 }, left: { ...emptyEye, pd: 3100 } })
  expect(copiedFromOther(entry, 'left', powers).left).toMatchObject({ sphere: -4250, pd: 3100, prism: 200, prismBaseDeg: 180 })
  expect(copiedFromOther({ ...entry, right: { ...entry.right, prismBaseDeg: 90 } }, 'left', powers).left.prismBaseDeg).toBe(90)
})

it('copies only the columns it is asked in: from the row of measures no power goes over', () => {
  const entry = entryOf({ right: { ...emptyEye, sphere: -4250, acuityWith: 1000, vertexWorn: 1200 }, left: { ...emptyEye, sphere: -3750, acuityWith: 500 } })
  expect(copiedFromOther(entry, 'left', ['vertexWorn', 'tilt']).left).toEqual({ ...entry.left, vertexWorn: 1200 })
  expect(copiedFromOther(entry, 'left', powers).left).toMatchObject({ sphere: -4250, acuityWith: 500, vertexWorn: null })
})

it('fills both eyes from one text about both PDs, proposes the half that nobody measured, and takes it back', () => {
  const type = (entry: ReturnType<typeof newEntry>, text: string, before: string, value: number | null) => withTyped(entry, 'right', 'pd', { text, before, value })
  const halved = type(newEntry(carried), '62', '6', 3100)
  expect([halved.right.pd, halved.left.pd, halved.proposed]).toEqual([3100, 3100, ['left.pd']])
  const each = type(halved, '31.5/30.5', '31.5/30', 3150)
  expect([each.right.pd, each.left.pd, each.proposed]).toEqual([3150, 3050, []])
  const alone = type(halved, '6', '62', null)
  expect([alone.right.pd, alone.left.pd]).toEqual([null, null])
  expect(type(newEntry(carried), '32', '3', 3200).left.pd).toBe(3100)
})

it('writes the whole form in the other notation and back, and a cylinder without a sign follows the form', () => {
  const entry = entryOf({ right: { ...emptyEye, sphere: -4250, cylinder: -750, axisDeg: 175 }, left: { ...emptyEye, sphere: -3750 } })
  const plus = transposed(entry)
  expect(plus).toMatchObject({ mode: 'plus', right: { sphere: -5000, cylinder: 750, axisDeg: 85 }, left: { sphere: -3750, cylinder: null } })
  expect(transposed(plus)).toEqual(entry)
  expect(withValue(newEntry(), 'right', 'cylinder', 500).mode).toBe('plus')
  expect(withValue(withValue(newEntry(), 'right', 'cylinder', -500), 'left', 'cylinder', 500).mode).toBe('minus')
})

it('fills a row from a written line: the power as a whole, the rest where the line has it', () => {
  const entry = entryOf({ right: { ...emptyEye, sphere: -1000, cylinder: -500, axisDeg: 90, pd: 3150 }, left: emptyEye })
  const filled = withLines(entry, { right: { sphere: -2250, addition: 2000 } })
  expect(filled.right).toMatchObject({ sphere: -2250, cylinder: null, axisDeg: null, addition: 2000, pd: 3150 })
  expect([filled.left.addition, filled.proposed]).toEqual([2000, ['left.addition']])
})
