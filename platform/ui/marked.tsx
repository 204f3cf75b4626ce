import { folded } from './folded.ts'
import classes from './marked.module.css'

/** A text with the typed words marked in it, found without accents as the search does. */
export function Marked({ text, typed, lang }: { readonly text: string; readonly typed: string; readonly lang?: string }) {
  return <span lang={lang}>{markedParts(text, typed).map(({ part, at, marked }) => (marked ? <mark key={at} className={classes.mark}>{part}</mark> : part))}</span>
}

interface Part { readonly part: string; readonly at: number; readonly marked: boolean }

/** Splits a text where typed words begin and end. Words of which folding changes the length are left unmarked. */
export function markedParts(text: string, typed: string): readonly Part[] {
  const characters = [...text]
  const plain = characters.map((character) => folded(character) || character)
  if (plain.some((character) => character.length !== 1)) return [{ part: text, at: 0, marked: false }]
  const seek = plain.join('')
  const marks = new Set<number>()
  for (const word of folded(typed).split(/\s+/).filter(Boolean)) {
    for (let at = seek.indexOf(word); at >= 0; at = seek.indexOf(word, at + word.length)) for (let one = at; one < at + word.length; one += 1) marks.add(one)
  }
  const parts: Part[] = []
  for (const [at, character] of characters.entries()) {
    const last = parts.at(-1)
    if (last && last.marked === marks.has(at)) parts[parts.length - 1] = { ...last, part: last.part + character }
    else parts.push({ part: character, at, marked: marks.has(at) })
  }
  return parts
}
