import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { acuityNotationOf, cellText, compensateEye, emptyEye, explainVersions, readCell } from '#modules/prescriptions/domain'
import type { Eye, EyeValues, Explanation } from '#modules/prescriptions/domain'
import { repositoryRoot } from '#tests/boundaries/repository-files'

/** −9.50 −0.75 × 175, and an addition where the line has one, as an eye's values. */
function powerIn(text: string): Partial<EyeValues> | null {
  const found = /([−+]\d+\.\d\d)(?: ([−+]\d+\.\d\d) × (\d+))?(?: (?:add|adice) ([+]\d+\.\d\d))?/.exec(text)
  if (!found) return null
  const inUnits = (part: string | undefined): number | null => (part ? Math.round(Number(part.replace('−', '-')) * 1000) : null)
  return { sphere: inUnits(found[1]), cylinder: inUnits(found[2]), axisDeg: found[3] ? Number(found[3]) : null, addition: inUnits(found[4]) }
}
const written = ({ sphere, cylinder, axisDeg }: EyeValues): string => [cellText('sphere', sphere ?? 0, 'right', '.'), ...(cylinder ? [`${cellText('cylinder', cylinder, 'right', '.')} × ${axisDeg}`] : [])].join(' ')
const whyIn = (before: Partial<EyeValues>, after: Partial<EyeValues>): Explanation['reason'] | undefined =>
  explainVersions({ right: { ...emptyEye, ...before }, left: emptyEye }, { right: { ...emptyEye, ...after }, left: emptyEye })[0]?.reason

describe.each(['docs/guide/prescription-versions.md', 'docs/guide/cs/prescription-versions.md'])('%s', (page) => {
  const text = readFileSync(join(repositoryRoot, page), 'utf8').replaceAll(/(\d),(\d)/g, '$1.$2')
  const tables = text.split('\n\n').map((block) => block.split('\n').filter((line) => line.startsWith('| ')).slice(1).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))).filter((rows) => rows.length > 0)
  const [, worn = [], why = []] = tables

  it('compensates as the program does', () => {
    expect(worn).toHaveLength(3)
    for (const [prescribed = '', sits = '', ordered] of worn) {
      const eye: Eye = prescribed.startsWith('L') ? 'left' : 'right'
      const [vertexExamined, vertexWorn, tilt, wrap, index] = sits.split(', ').map((part) => (part === '–' ? null : Number(/[\d.]+/.exec(part)?.[0])))
      const scaled = (value: number | null | undefined, by: number): number | null => (value === null || value === undefined ? null : value * by)
      const values = { ...emptyEye, ...powerIn(prescribed), vertexExamined: scaled(vertexExamined, 100) }
      expect([prescribed, written(compensateEye(eye, values, { vertexWorn: scaled(vertexWorn, 100), tilt: scaled(tilt, 10), wrap: scaled(wrap, 10) }, (index ?? 0) * 10_000)!)]).toEqual([prescribed, ordered])
    }
  })

  it('tells why versions differ as the program does', () => {
    const pair = (row: number): Partial<EyeValues>[] => why[row]![1]!.split(/ (?:and|a) /).map((part) => powerIn(part)!)
    const [notation, near, vertex, rounded] = [pair(0), pair(1), pair(2), pair(4)]
    expect(whyIn(notation[0]!, notation[1]!)).toBe('transposed')
    expect(whyIn(near[0]!, near[1]!)).toBe('near')
    const at = [...why[2]![1]!.matchAll(/(\d+) mm/g)].map(([, length]) => Number(length) * 100)
    expect(whyIn({ ...vertex[0], vertexExamined: at[0]! }, { ...vertex[1], vertexExamined: at[0]!, vertexWorn: at[1]! })).toBe('vertex')
    expect(whyIn(rounded[0]!, rounded[1]!)).toBe('rounded')
    const [horizontal, vertical, whole, base] = [...why[6]![1]!.matchAll(/\d+(?:\.\d\d)?/g)].map(([size]) => Number(size))
    expect(whyIn({ prism: horizontal! * 100, prismBaseDeg: 0, prism2: vertical! * 100, prism2BaseDeg: 90 }, { prism: whole! * 100, prismBaseDeg: base! })).toBe('same-prism')
  })

  it('has acuity in notations that are read, and five marks that are logMAR 0', () => {
    const [, marks = ''] = /(?:Acuity is read|Visus se čte)(.*?)(?:on the|na) /s.exec(text) ?? []
    const notations = [...marks.matchAll(/`([^`]+)`/g)].map(([, one]) => one!)
    expect(notations.length).toBeGreaterThan(5)
    for (const one of notations) expect([one, readCell('acuityWith', one, 'right', 'minus', one === '4.9' ? acuityNotationOf('CN') : 'decimal')]).toEqual([one, { value: expect.any(Number) }])
    expect(readCell('acuityWith', '5.0', 'right', 'minus', acuityNotationOf('CN'))).toEqual({ value: 1000 })
  })
})
