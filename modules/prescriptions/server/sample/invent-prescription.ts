import { addDays } from '#kernel/days'
import type { Day } from '#kernel/days'
import { newId } from '#kernel/ids'
import { randomOf } from '#kernel/random'
import type { Random } from '#kernel/random'
import type { SampleShop } from '#modules/identity/server'
import { emptyEye } from '../../domain/eye-values.ts'
import type { BothEyes, EyeValues } from '../../domain/eye-values.ts'
import type { Purpose } from '../../domain/prescription.ts'
import { validUntil } from '../../domain/valid-until.ts'
import type { VersionContent } from '../prescription-data.ts'

/** A prescription as it would be in the database had somebody typed it. */
export interface SamplePrescription {
  readonly id: string
  readonly customerId: string
  readonly createdAt: Date
  readonly createdBy: string
  readonly versions: readonly VersionContent[]
}

export interface Wearing {
  readonly shop: SampleShop
  /** Tells one pair of glasses of the sample from another. */
  readonly name: string
  readonly wearer: { readonly id: string; readonly birthOn: string | null }
  readonly takenAt: Date
  readonly day: Day
  readonly design: 'single-vision' | 'bifocal' | 'progressive' | 'office'
  readonly writtenBy: string
}

const purposes: Readonly<Record<Wearing['design'], Purpose>> = { 'single-vision': 'distance', bifocal: 'bifocal', progressive: 'progressive', office: 'computer' }
const doctors = [
  { name: 'MUDr. Alena Horáková', licence: '4100217' }, { name: 'MUDr. Karel Šimek', licence: '4100388' }, { name: 'MUDr. Lucie Benešová', licence: '4100561' }, { name: 'MUDr. Ivo Pokorný', licence: '4101120' },
] as const

/**
 * The prescription behind a pair of glasses. The eyes are the wearer's own, the same for every pair of theirs but for what the years
 * change; what was measured in the frame makes a second version. Null for minors: the sample's children have no guardian on record.
 */
export function inventPrescription({ shop, name, wearer, takenAt, day, design, writtenBy }: Wearing): SamplePrescription | null {
  const born = Number(wearer.birthOn?.slice(0, 4) ?? 1975)
  const age = Number(day.slice(0, 4)) - born
  if (age <= 18) return null
  const random = randomOf(shop.seed, 'prescription', name)
  const examinedOn = addDays(day, -random.weighted([[0, 5], [1, 2], [random.int(2, 9), 3], [random.int(10, 40), 2]] as const))
  const prescriber = random.chance(0.75) ? random.pick(doctors) : null
  const purpose = purposes[design]
  const seen = eyesOf(shop.seed, wearer.id, age, design)
  const version: VersionContent = {
    kind: 'prescribed', reason: null, purpose, prescriber, examinedOn, validUntil: validUntil({ examinedOn, country: shop.country, minor: false, purpose }), contactLenses: null, ...seen,
  }
  const measured = design !== 'single-vision' || random.chance(0.3)
  return {
    id: newId(takenAt.getTime(), random.fill), customerId: wearer.id, createdAt: takenAt, createdBy: writtenBy,
    versions: measured ? [version, { ...version, kind: 'dispensed', reason: 'Výška centrace změřena v obrubě', ...inFrame(seen, design, random) }] : [version],
  }
}

/** Most people are short-sighted or near enough to plano; both eyes resemble each other, and the years bring an addition. */
function eyesOf(seed: string, wearerId: string, age: number, design: Wearing['design']): BothEyes {
  const random = randomOf(seed, 'eyes', wearerId)
  const base = random.weighted([[quarters(random, -12, -1), 45], [quarters(random, -24, -13), 15], [quarters(random, -1, 4), 20], [quarters(random, 4, 14), 20]] as const)
  const pd = random.int(28, 34) * 100
  const addition = design === 'single-vision' ? null : Math.min(2500, Math.max(750, Math.round((age - 38) / 2.5) * 250 - 250))
  const eye = (apart: number): EyeValues => {
    const cylinder = random.chance(0.55) ? -quarters(random, 1, 7) : null
    // With the rule when young, against it later.
    const axis = age < 50 ? random.pick([180, 175, 170, 5, 10, 15]) : random.pick([85, 90, 95, 100, 80, 75])
    return { ...emptyEye, sphere: base + apart, cylinder, axisDeg: cylinder === null ? null : axis, addition, pd: pd + random.pick([-50, 0, 0, 50]) }
  }
  return { right: eye(0), left: eye(quarters(random, -2, 2)) }
}

function inFrame({ right, left }: BothEyes, design: Wearing['design'], random: Random): BothEyes {
  const height = random.int(34, 44) * 50
  const cell = design === 'bifocal' ? 'segmentHeight' : 'fittingHeight'
  return { right: { ...right, [cell]: height }, left: { ...left, [cell]: height + random.pick([-50, 0, 0, 0, 50]) } }
}

const quarters = (random: Random, from: number, to: number): number => random.int(from, to) * 250
