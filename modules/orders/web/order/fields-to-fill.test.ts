import { expect, it } from 'vitest'
import type { OrderView } from '../../contract.ts'
import { fieldsToFill } from './fields-to-fill.ts'

const field = (code: string, required = false) => ({ code, name: code, kind: 'text' as const, required, unit: null, choices: [] })
const stages = [
  { code: 'taken-in', fields: [field('tray')] }, { code: 'sent-to-lab', fields: [field('lab'), field('lab-number')] }, { code: 'in-production', fields: [field('lab-number', true)] }, { code: 'inspected', fields: [field('pd')] },
] as unknown as OrderView['stages']
const codes = (order: Partial<OrderView>, inspected = false) => fieldsToFill({ stage: 'taken-in', stages, values: [], phase: 'taken', ...order }, inspected).map(({ code, required }) => (required ? `${code}!` : code))

it('asks for what the stages up to the next one want, each once, as the last of them wants it', () => {
  expect(codes({})).toEqual(['tray', 'lab', 'lab-number'])
  expect(codes({ stage: 'sent-to-lab' })).toEqual(['tray', 'lab', 'lab-number!'])
})

it('keeps what has been filled in when the work is sent back', () => {
  expect(codes({ values: [{ field: 'pd' }] as OrderView['values'] })).toEqual(['tray', 'lab', 'lab-number', 'pd'])
})

it('asks nobody whether measures agree where lenses are inspected, but keeps what was said, and what a shop demands', () => {
  const asking = (required: boolean) => [{ code: 'inspected', fields: [field('measured', required)] }] as unknown as OrderView['stages']
  const at = { stage: 'inspected', stages: asking(false) }
  expect([codes(at), codes(at, true), codes({ ...at, values: [{ field: 'measured' }] as OrderView['values'] }, true), codes({ ...at, stages: asking(true) }, true)]).toEqual([['measured'], [], ['measured'], ['measured!']])
})
