import { expect, it } from 'vitest'
import { bindScans, giveScan } from './bound-keys.ts'

it('gives a code to who came last, to the one before when that has left, and to nobody when all have', () => {
  const taken: string[] = []
  const leave = ['shell', 'board'].map((who) => bindScans((code) => taken.push(`${who} ${code}`)))
  giveScan('26-7')
  leave[1]?.()
  giveScan('26-8')
  leave[0]?.()
  giveScan('26-9')
  expect(taken).toEqual(['board 26-7', 'shell 26-8'])
})
