import { expect, it } from 'vitest'
import { codeFrom, moveStage } from './move-stage.ts'

it('moves an entry down and up, and leaves the list alone at its ends', () => {
  expect(moveStage(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  expect(moveStage(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  expect(moveStage(['a', 'b'], 1, 2)).toEqual(['a', 'b'])
})

it('makes a code from a name in any script that is not taken yet', () => {
  expect(codeFrom('Tónování čoček', [])).toBe('tonovani-cocek')
  expect(codeFrom('Tinted', ['tinted', 'tinted-2'])).toBe('tinted-3')
  expect(codeFrom('已染色', [])).toBe('own')
})
