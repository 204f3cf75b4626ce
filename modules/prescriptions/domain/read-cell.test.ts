import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText } from './cell-text.ts'
import { cellLimits, cells, eyes } from './eye-values.ts'
import type { Cell, Limits } from './eye-values.ts'
import { readCell } from './read-cell.ts'
import { stepCell } from './step-cell.ts'

describe('readCell', () => {
  it.each([
    ['sphere', '-225', -2250],
    ['cylinder', '0,75', -750],
    ['cylinder', 'DS', 0],
    ['addition', '2', 2000],
    ['addition', '+1.25', 1250],
    ['addition', '125', 1250],
    ['axisDeg', '0', 180],
    ['axisDeg', '180', 180],
    ['axisDeg', '005', 5],
    ['axisDeg', 'x90', 90],
    ['axisDeg', '× 175°', 175],
    ['axisDeg', '轴９０度', 90],
    ['pd', '３１５', 3150],
    ['tilt', '－５．５', -55],
    ['prism', '2', 200],
    ['prism', '1,75Δ', 175],
    ['pd', '31.5', 3150],
    ['pd', '31,5', 3150],
    ['pd', '315', 3150],
    ['pd', '31', 3100],
    ['fittingHeight', '19 mm', 1900],
    ['vertexExamined', '12', 1200],
    ['tilt', '8.5°', 85],
    ['wrap', '-5', -50],
    ['acuityWith', '1,0', 1000],
    ['acuityWith', '0.8', 800],
    ['baseCurve', '8.6', 860],
    ['diameter', '142', 1420],
  ] as const)('reads the %s %s as %i', (cell, typed, value) => {
    expect(readCell(cell, typed, 'right')).toEqual({ value })
  })

  it.each([
    ['in', 0, 180], ['BI', 0, 180], ['up', 90, 90], ['BO', 180, 0], ['o', 180, 0], ['down', 270, 270], ['37', 37, 37], ['nahoru', 90, 90], ['nasal', 0, 180], ['内', 0, 180], ['dolů', 270, 270], ['217°', 217, 217],
  ] as const)('reads the base %s as %i for the right eye and %i for the left', (typed, right, left) => {
    expect([readCell('prismBaseDeg', typed, 'right'), readCell('prismBaseDeg', typed, 'left')]).toEqual([{ value: right }, { value: left }])
  })

  it.each([
    ['sphere', '1.25', 'sign'],
    ['sphere', '-2.30', 'step'],
    ['sphere', '-39.25', 'limits'],
    ['cylinder', '-19.875', 'limits'],
    ['cylinder', '25', 'place'],
    ['addition', '-2.00', 'nothing'],
    ['addition', '0', 'limits'],
    ['axisDeg', '181', 'limits'],
    ['axisDeg', '-5', 'nothing'],
    ['axisDeg', '90.5', 'nothing'],
    ['prismBaseDeg', '360', 'limits'],
    ['prismBaseDeg', 'nose', 'nothing'],
    ['pd', '63', 'limits'],
    ['pd', '3150', 'nothing'],
    ['fittingHeight', '-19', 'nothing'],
    ['pd', '48', 'eyes'],
    ['pdNear', '40', 'eyes'],
    ['pd', '51', 'limits'],
  ] as const)('leaves the %s %s as typed: %s', (cell, typed, unread) => {
    expect(readCell(cell, typed, 'right')).toEqual({ unread })
  })

  it.each(cells)('reads back every %s that it is shown as, in both eyes', (cell) => {
    const { from, to: most, step = 1 }: Limits = cellLimits[cell]
    // From 40 mm on a PD alone may be of both eyes.
    const to = cell === 'pd' || cell === 'pdNear' ? 3990 : most
    const whole = fc.integer({ min: Math.ceil(from / step), max: Math.floor(to / step) }).map((steps) => steps * step)
    fc.assert(fc.property(whole, fc.constantFrom(...eyes), fc.constantFrom('.' as const, ',' as const), (value, eye, mark) => {
      expect(readCell(cell, cellText(cell, value, eye, mark), eye)).toEqual({ value })
    }))
  })
})

describe('stepCell', () => {
  it.each([
    ['sphere', -2250, 1, 'usual', -2000],
    ['sphere', -2250, -1, 'fine', -2375],
    ['sphere', -2375, 1, 'usual', -2250],
    ['sphere', 49_000, 1, 'usual', 49_000],
    ['sphere', null, -1, 'usual', -250],
    ['axisDeg', 180, 1, 'usual', 1],
    ['axisDeg', 1, -1, 'usual', 180],
    ['axisDeg', 178, 1, 'wide', 3],
    ['addition', null, 1, 'usual', 250],
    ['pd', 3150, 1, 'usual', 3200],
    ['pd', null, 1, 'usual', 3150],
    ['prismBaseDeg', 270, 1, 'usual', 0],
    ['acuityWith', 110_500, 1, 'usual', 500],
    ['acuityWith', 1_000_000, 1, 'usual', 1_000_000],
  ] as const)('steps the %s %s by %i (%s) to %i', (cell, value, direction, size, next) => {
    expect(stepCell(cell as Cell, value, direction, size)).toBe(next)
  })

  it('always gives what the cell can hold', () => {
    fc.assert(fc.property(fc.constantFrom(...cells), fc.constantFrom(1 as const, -1 as const), fc.constantFrom('usual' as const, 'fine' as const, 'wide' as const), fc.double({ min: 0, max: 1, noNaN: true }), (cell, direction, size, share) => {
      const { from, to, step = 1 }: Limits = cellLimits[cell]
      const value = Math.round((from + share * (to - from)) / step) * step
      const next = stepCell(cell, value, direction, size)
      expect(next).toBeGreaterThanOrEqual(from)
      expect(next).toBeLessThanOrEqual(to)
      expect(Math.abs(next % step)).toBe(0)
    }))
  })
})
