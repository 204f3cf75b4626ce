import type { I18n } from '@lingui/core'
import { cellText } from '#modules/prescriptions/domain'
import type { LensFinding, OptionMiss } from '../contract.ts'
import type { Miss, Nearest } from '../domain/index.ts'

/** On paper: what speaks against a lens as it is ordered, in sentences, and what is nearest to it. */
export interface FindingWords { readonly against: string; readonly nearest: string }

/** The words of a finding; `dayOf` writes days as the paper does. */
export function findingWords({ lens, can, deliverable, misses, options, nearest, instead }: LensFinding, i18n: I18n, dayOf: (day: string) => string): FindingWords {
  const { name } = lens
  const against = [
    ...(can || !deliverable ? [] : [i18n._({ id: 'lenses.paper.not-made', message: '{name} is not made so.', values: { name } })]),
    ...(deliverable ? [] : [notNow(lens, i18n, dayOf)]),
    ...misses.map((miss) => missWords(miss, i18n)), ...options.map((miss) => optionWords(name, miss, i18n)),
  ]
  const near = [
    ...(nearest ? [i18n._({ id: 'lenses.paper.nearest', message: 'Nearest that is made: {values}', values: { values: nearestWords(nearest, i18n) } })] : []),
    ...(instead ? [i18n._({ id: 'lenses.paper.instead', message: 'In its place: {name}', values: { name: instead.name } })] : []),
  ]
  return { against: against.join(' '), nearest: near.join(' · ') }
}

function notNow({ name, from, until }: LensFinding['lens'], i18n: I18n, dayOf: (day: string) => string): string {
  const values = { name, from: from === null ? '' : dayOf(from), until: until === null ? '' : dayOf(until) }
  if (from !== null && until !== null) return i18n._({ id: 'lenses.paper.not-now', message: '{name} is delivered from {from} until {until} only.', values })
  return until === null ? i18n._({ id: 'lenses.paper.not-yet', message: '{name} is delivered from {from}.', values }) : i18n._({ id: 'lenses.paper.not-any-more', message: '{name} was delivered until {until}.', values })
}

function missWords({ what, asked, limit }: Miss, i18n: I18n): string {
  switch (what) {
    case 'power': return i18n._({ id: 'lenses.paper.power', message: 'The meridian of {asked} lies beyond {limit}.', values: { asked: power(asked, i18n), limit: power(limit, i18n) } })
    case 'cylinder': {
      const values = { asked: size(asked, i18n), limit: size(limit, i18n) }
      return asked > limit ? i18n._({ id: 'lenses.paper.cylinder-more', message: 'A cylinder of {asked} is more than {limit}.', values }) : i18n._({ id: 'lenses.paper.cylinder-less', message: 'A cylinder of {asked} is less than {limit}.', values })
    }
    case 'step': return i18n._({ id: 'lenses.paper.step', message: 'Powers come in steps of {limit}.', values: { limit: size(limit, i18n) } })
    case 'prism': return i18n._({ id: 'lenses.paper.prism', message: 'A prism of {asked} is more than {limit}.', values: { asked: prism(asked, i18n), limit: prism(limit, i18n) } })
    case 'addition': return i18n._({ id: 'lenses.paper.addition', message: 'The addition of {asked} lies beyond {limit}.', values: { asked: power(asked, i18n), limit: power(limit, i18n) } })
    case 'addition-missing': return i18n._({ id: 'lenses.paper.addition-missing', message: 'It needs an addition of {limit} or more.', values: { limit: power(limit, i18n) } })
    case 'diameter': return i18n._({ id: 'lenses.paper.diameter', message: 'The frame needs a blank of {asked} mm; it comes up to {limit} mm.', values: { asked: millimetres(asked, i18n), limit: millimetres(limit, i18n) } })
  }
}

function optionWords(name: string, { why, option, other }: OptionMiss, i18n: I18n): string {
  switch (why) {
    case 'not-with-lens': return i18n._({ id: 'lenses.paper.option-not-with', message: '{option} is not made with {name}.', values: { option, name } })
    case 'needed': return i18n._({ id: 'lenses.paper.option-needed', message: '{name} is only made with {option}.', values: { option, name } })
    case 'not-together': return i18n._({ id: 'lenses.paper.option-apart', message: '{option} and {other} are not made together.', values: { option, other } })
  }
}

/** Ø and no ⌀: the font of papers has no such sign. */
const nearestWords = ({ sphere, cylinder, addition, prism: prisms, diameter }: Nearest, i18n: I18n): string => [
  power(sphere, i18n), cylinder !== 0 && power(cylinder, i18n), addition !== null && `Add ${power(addition, i18n)}`, prisms > 0 && `${prism(prisms, i18n)} Δ`, diameter !== null && `Ø ${millimetres(diameter, i18n)}`,
].filter((part) => part).join(' · ')

const markOf = ({ locale }: I18n): ',' | '.' => (locale === 'cs' || locale === 'pt-BR' ? ',' : '.')
const power = (thousandths: number, i18n: I18n): string => cellText('sphere', thousandths, 'right', markOf(i18n))
/** Of a cylinder without its sign, and of steps. */
const size = (thousandths: number, i18n: I18n): string => power(Math.abs(thousandths), i18n).replace('+', '')
const prism = (hundredths: number, i18n: I18n): string => (hundredths / 100).toFixed(2).replace('.', markOf(i18n))
const millimetres = (hundredths: number, i18n: I18n): string => String(hundredths / 100).replace('.', markOf(i18n))
