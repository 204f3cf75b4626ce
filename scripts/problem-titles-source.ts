/** A kind of problem as the server lists it; its title is fixed. */
interface Titled {
  readonly type: string
  readonly title: string
}

/**
 * The titles of all problems as texts to translate, one for each type. The server answers them in English, for machines
 * match on the type; a screen says them in its reader's language by the id `problem:` and the type.
 */
export const problemTitlesSource = (problems: readonly Titled[]): string => `// Made by scripts/texts.ts from the server's lists of problems.
import type { MessageDescriptor } from '@lingui/core'

export const problemTitles: readonly MessageDescriptor[] = [
${problems.map(({ type, title }) => `  /*i18n*/ { id: 'problem:${type}', message: ${JSON.stringify(title)} },`).join('\n')}
]
`
