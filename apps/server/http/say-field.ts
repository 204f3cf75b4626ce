import type { Language } from '#kernel/languages'
import { languages } from '#kernel/languages'
import type { Problem } from '#platform/http/problem'
import { translator } from '#platform/i18n/index'
import { problemList } from '../problem-list.ts'
import { fieldWords } from './field-words.ts'

/** What a gap may hold where any words would take too much. */
const holes: Readonly<Record<string, string>> = { currency: '[A-Z]{3}', count: '\\d+' }
const byMessage = new Map(fieldWords.map((word) => [word.message, word]))
/** A refusal may say at its field what it says above. */
const byTitle = new Map(problemList.map((kind) => [kind.title, titleOf(kind)]))
const patterns = fieldWords.filter(({ message }) => message.includes('{')).map((word) => ({ word, pattern: patternOf(word.message) }))

/** A field's trouble in the reader's language; what is not known here is said as it came: translated already. */
export function sayField(message: string, language: string): string {
  const spoken = spokenOf(language)
  if (!spoken) return message
  const i18n = translator(spoken)
  const word = byMessage.get(message) ?? byTitle.get(message)
  if (word) return i18n._(word)
  for (const { word: filled, pattern } of patterns) {
    const values = pattern.exec(message)?.groups
    if (values) return i18n._({ ...filled, values })
  }
  return message
}

/** The title of a problem in the reader's language. */
export function sayTitle(kind: Problem['kind'], language: string): string {
  const spoken = spokenOf(language)
  return spoken ? translator(spoken)._(titleOf(kind)) : kind.title
}

const spokenOf = (language: string): Language | undefined => languages.find((one): one is Language => one === language)

/** As the catalogues name it; apps/web/problem-titles.ts tells them all to the collector of texts. */
function titleOf({ type, title }: Pick<Problem['kind'], 'type' | 'title'>): { id: string; message: string } {
  return { id: `problem:${type}`, message: title }
}

function patternOf(message: string): RegExp {
  const parts = message.split(/\{(\w+)\}/)
  return new RegExp(`^${parts.map((part, index) => (index % 2 === 1 ? `(?<${part}>${holes[part] ?? '.+'})` : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))).join('')}$`, 's')
}
