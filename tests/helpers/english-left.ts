import { readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { sameInEveryLanguage } from '#locales/same-in-every-language'

type Translated = keyof typeof sameInEveryLanguage
/** A compiled message: words as text, values by name, plurals with their forms. */
type Part = string | readonly [name: string, kind?: string, forms?: Readonly<Record<string, string | readonly Part[]>>]
type Catalogue = Readonly<Record<string, readonly Part[]>>

/** All catalogues of the language as one: a page shows what the server says as well. */
const read = async (language: string): Promise<Catalogue> => {
  const folder = new URL(`../../locales/${language}/`, import.meta.url)
  const compiled = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  return Object.assign({}, ...await Promise.all(compiled.map(async (name) => ((await import(new URL(name, folder).href)) as { messages: Catalogue }).messages))) as Catalogue
}

/** Words that make a sentence English and stand in none of our other languages: they betray what is in no catalogue. */
const englishWords = /(?<!\p{L})(the|is|are|of|and|not|your|this|with|from|has|have|was|will|it)(?!\p{L})/u

interface Forgotten { readonly words: ReadonlyMap<string, RegExp>; readonly patterns: readonly (readonly [english: RegExp, own: RegExp])[] }

const known = new Map<Translated, Promise<Forgotten>>()

/** What English says otherwise than the language: whole texts, and those with values in them, which only a pattern finds. */
async function forgottenIn(language: Translated): Promise<Forgotten> {
  const [english, own] = await Promise.all([read('en'), read(language)])
  const both = Object.entries(english)
    .map(([id, parts]) => [patternOf(parts).trim(), patternOf(own[id] ?? []).trim(), parts] as const)
    // Translated as it is: a name, or a word that happens to be the same. With one short word around a value, too much would look alike.
    .filter(([pattern, translated]) => pattern !== translated && (!pattern.includes('.+') || pattern.replaceAll(/[^a-z]/gi, '').length > 5))
  const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 's')
  const isPlain = (parts: readonly Part[]): boolean => parts.every((part) => typeof part === 'string' && part !== '#')
  return {
    words: new Map(both.filter(([, , parts]) => isPlain(parts)).map(([, translated, parts]) => [parts.map((part) => (typeof part === 'string' ? tidy(part) : '')).join('').trim(), whole(translated)])),
    patterns: both.filter(([, , parts]) => !isPlain(parts)).map(([pattern, translated]) => [whole(pattern), whole(translated)]),
  }
}

/**
 * Texts that stand on the page in English although the language has its own for them. Foreign names carry a `lang` and are
 * not looked at; what the shop itself typed is no text of ours.
 */
export async function englishLeftOn(page: Page, language: Translated): Promise<string[]> {
  const looked = known.get(language) ?? forgottenIn(language)
  known.set(language, looked)
  const { words, patterns } = await looked
  const isForgotten = (text: string): boolean => englishWords.test(text) || words.get(text)?.test(text) === false || patterns.some(([pattern, translated]) => pattern.test(text) && !translated.test(text))
  const texts = await page.evaluate(textsOf, language)
  return texts.filter((text) => !sameInEveryLanguage[language].includes(text) && isForgotten(text))
}

/** Without the marks of elements inside, and as a page shows its spaces. */
const tidy = (text: string): string => text.replaceAll(/<\/?\d+\/?>/g, '').replaceAll(/\s+/g, ' ')

const patternOf = (parts: readonly Part[]): string => parts.map((part) => {
  if (part === '#') return '.+'
  if (typeof part === 'string') return escaped(tidy(part))
  const [, , forms] = part
  return forms ? `(?:${Object.values(forms).map((form) => patternOf(typeof form === 'string' ? [form] : form)).join('|')})` : '.+'
}).join('')

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What can be read on the page: each text, the whole text of each small element, and names told to screen readers. */
function textsOf(language: string): string[] {
  const seen = new Set<string>()
  const keep = (text: string | null | undefined): void => {
    const tidy = (text ?? '').replaceAll(/\s+/g, ' ').trim()
    if (tidy) seen.add(tidy)
  }
  keep(document.title.replace(/ · Lunette$/, ''))
  for (const node of document.body.querySelectorAll('*')) {
    const spoken = node.closest('[lang]')?.getAttribute('lang')
    if (spoken && spoken !== language) continue
    // A key cap shows a letter of the keyboard, no word.
    if (!node.checkVisibility({ visibilityProperty: true }) || node.matches('kbd')) continue
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) keep(node.getAttribute(name))
    for (const child of node.childNodes) if (child.nodeType === Node.TEXT_NODE) keep(child.textContent)
    const caps = [...node.querySelectorAll('kbd')].map(({ textContent }) => textContent).join('')
    if (node.querySelectorAll('*').length < 6 && node.textContent.trim() !== caps) keep(node.textContent)
  }
  return [...seen]
}
