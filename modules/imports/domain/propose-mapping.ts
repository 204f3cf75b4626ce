import { foldHeading, importFields } from './fields.ts'
import type { ImportKind } from './fields.ts'

/** What a column's values look like, as platform/csv says it; only e-mails and telephones are told by it. */
export type ValueLook = string

/**
 * Which field each column is taken for, or null: by its heading, whole first, then by a heading that begins it; what has no
 * known heading but looks like an e-mail or a telephone is taken for one. No field is given twice.
 */
export function proposeMapping(kind: ImportKind, headings: readonly string[], looks: readonly ValueLook[]): (string | null)[] {
  const fields = importFields[kind]
  const names = headings.map(foldHeading)
  const mapping: (string | null)[] = headings.map(() => null)
  const taken = new Set<string>()
  const give = (column: number, field: string): void => {
    mapping[column] = field
    taken.add(field)
  }
  const known = fields.map(({ field, headings: words }) => ({ field, words: words.map(foldHeading) }))
  const fits: ((name: string, words: readonly string[]) => boolean)[] = [
    (name, words) => words.includes(name),
    (name, words) => words.some((word) => word.length >= (/\p{Script=Han}/u.test(word) ? 2 : 4) && name.startsWith(word)),
  ]
  for (const fit of fits) {
    names.forEach((name, column) => {
      if (mapping[column] !== null || name === '') return
      const found = known.find(({ field, words }) => !taken.has(field) && fit(name, words))
      if (found) give(column, found.field)
    })
  }
  const byLook: Readonly<Record<string, string>> = kind === 'customers' ? { 'e-mail': 'email', phone: 'phone' } : {}
  looks.forEach((look, column) => {
    const field = byLook[look]
    if (mapping[column] === null && field && !taken.has(field)) give(column, field)
  })
  return oneName(kind, mapping)
}

/** «Name» beside «Surname» is the given name, not the whole one. */
function oneName(kind: ImportKind, mapping: (string | null)[]): (string | null)[] {
  if (kind !== 'customers' || !mapping.includes('familyName') || mapping.includes('givenName')) return mapping
  return mapping.map((field) => (field === 'fullName' ? 'givenName' : field))
}
