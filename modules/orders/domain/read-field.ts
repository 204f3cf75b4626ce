import type { StageField } from './stage.ts'

export type FieldRefusal = 'no-number' | 'no-choice'

/**
 * What was typed into a field, in the one form in which it is kept: numbers with a point, empty text as null.
 * @example readField(pd, '63,5') // { value: '63.5' }
 */
export function readField(field: Pick<StageField, 'kind' | 'choices'>, typed: string): { readonly value: string | null } | { readonly refusal: FieldRefusal } {
  const text = typed.trim()
  if (text === '') return { value: null }
  if (field.kind === 'choice') return field.choices.some(({ code }) => code === text) ? { value: text } : { refusal: 'no-choice' }
  if (field.kind === 'text') return { value: text }
  const number = text.replace(/^−/, '-').replace(',', '.')
  return /^[+-]?\d{1,7}(\.\d{1,4})?$/.test(number) ? { value: number } : { refusal: 'no-number' }
}
