import type { OptionMiss } from '../contract.ts'
import { whyNotOptions } from '../domain/index.ts'
import type { MakersOptions } from './known-lenses.ts'

/**
 * What speaks against the coatings and tints that were chosen for a lens of a maker. Articles of the shop are the maker's options by name or code. Where
 * one is neither, it may well be what the lens must not be without: then nothing is said to be missing.
 */
export function judgeOptions(maker: MakersOptions | undefined, lensCode: string, chosen: readonly string[]): OptionMiss[] {
  if (!maker) return []
  const found = chosen.map((said) => maker.options.find(({ code, name }) => same(said, code) || same(said, name)))
  const codes = [...new Set(found.flatMap((option) => (option ? [option.code] : [])))]
  const allKnown = found.every((option) => option !== undefined)
  const nameOf = (code: string): string => maker.options.find((option) => option.code === code)?.name ?? code
  return whyNotOptions(lensCode, codes, maker.rules).filter(({ why }) => why !== 'needed' || allKnown)
    .map((refusal) => ({ why: refusal.why, option: nameOf(refusal.option), other: 'other' in refusal ? nameOf(refusal.other) : null }))
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()
