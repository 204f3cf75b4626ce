import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cellText, readCell, readLines } from '#modules/prescriptions/domain'
import type { Cell } from '#modules/prescriptions/domain'
import { repositoryRoot } from '#tests/boundaries/repository-files'

const cellOf: Readonly<Record<string, Cell>> = {
  sphere: 'sphere', sféra: 'sphere', cylinder: 'cylinder', cylindr: 'cylinder', axis: 'axisDeg', osa: 'axisDeg', addition: 'addition', adice: 'addition', base: 'prismBaseDeg', báze: 'prismBaseDeg', pd: 'pd', PD: 'pd',
}
const asked: Readonly<Record<string, string>> = { znaménko: 'sign', místo: 'place', krok: 'step', nic: 'nothing', meze: 'limits', oči: 'eyes' }

describe.each([['docs/guide/prescriptions.md', '.'], ['docs/guide/cs/prescriptions.md', ',']] as const)('%s', (page, mark) => {
  const blocks = readFileSync(join(repositoryRoot, page), 'utf8').split('\n\n')
  const tables = blocks.map((block) => block.split('\n').filter((line) => line.startsWith('| ')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim().replaceAll('`', '')))).filter((rows) => rows.length > 0)
  const [notations = [], asking = [], lines = []] = tables.map(([_head, ...rows]) => rows)
  const write = (cell: Cell, value: number): string => cellText(cell, value, 'right', mark)

  it('tells every notation as the program reads it', () => {
    expect(notations.length).toBeGreaterThan(15)
    for (const [cell = '', written = '', reads] of notations) {
      const reading = readCell(cellOf[cell]!, written, 'right')
      expect([written, 'value' in reading && reading.value !== null ? write(cellOf[cell]!, reading.value) : reading]).toEqual([written, reads])
    }
  })

  it('tells what asks, and what it asks', () => {
    expect(asking.length).toBeGreaterThan(5)
    for (const [cell = '', written = '', asks = ''] of asking) expect([written, readCell(cellOf[cell]!, written, 'right')]).toEqual([written, { unread: asked[asks] ?? asks }])
  })

  it('tells what a whole line says', () => {
    expect(lines.length).toBeGreaterThan(3)
    for (const [line = '', says] of lines) {
      const eye = readLines(line, 'right')?.right ?? {}
      const say = (cell: Cell): string => write(cell, eye[cell] ?? 0)
      expect([say('sphere'), ...(eye.cylinder ? [`${say('cylinder')} × ${eye.axisDeg}`] : []), ...(eye.addition ? [`add ${say('addition')}`] : [])].join(' ')).toBe(says)
    }
  })
})
