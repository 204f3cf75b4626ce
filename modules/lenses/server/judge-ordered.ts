import { eyes, neededBlank, prismIn } from '#modules/prescriptions/domain'
import type { Eye, KnownFrame, ValuesFor } from '#modules/prescriptions/domain'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { LensFinding } from '../contract.ts'
import { canBeMade, setsOf } from '../domain/index.ts'
import type { AskedEye } from '../domain/index.ts'
import { judgeOptions } from './judge-options.ts'
import { codeKey, knownLensesIn } from './known-lenses.ts'
import type { KnownLenses } from './known-lenses.ts'
import { insteadOf, isDelivered, lensesThatCan } from './search-lenses.ts'
import type { AskedEyes, Can } from './search-lenses.ts'

/** An article that a line orders as a lens for an eye, with the names of the coatings and tints for it. */
export interface OrderedLens { readonly lineId: string; readonly variantId: string; readonly eye: Eye; readonly options: readonly string[] }

/** What a maker does not make so, and which line orders it. */
export interface LineFinding extends LensFinding { readonly lineId: string }

/** Which of these articles are lenses of makers, by their id. One read by key: an order without such a lens costs no more. */
export async function tiedLenses(tx: Tx, variantIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const links = await tx.rows<{ variantId: string; makerCode: string; lensCode: string }>(sql`
    select variant_id as "variantId", maker_code as "makerCode", lens_code as "lensCode" from lens_links where organization_id = ${tx.organizationId} and variant_id = any(${[...new Set(variantIds)]}::uuid[])`)
  return new Map(links.map(({ variantId, makerCode, lensCode }) => [variantId, codeKey(makerCode, lensCode)]))
}

interface Glasses { readonly tied: ReadonlyMap<string, string>; readonly lenses: readonly OrderedLens[]; readonly values: ValuesFor; readonly frame: KnownFrame | null; readonly today: string }

/** Of lenses that are ordered for these eyes and this frame those that their makers do not make so; what can be made is not named. */
export async function judgeOrdered(tx: Tx, { tied, lenses, values, frame, today }: Glasses): Promise<LineFinding[]> {
  const known = await knownLensesIn(tx)
  const asked: AskedEyes = { right: askedOf('right', values, frame), left: askedOf('left', values, frame) }
  const ordered = Object.fromEntries(eyes.map((eye) => [eye, lenses.some((lens) => lens.eye === eye) ? asked[eye] : null])) as AskedEyes
  // All lenses are looked through only where one cannot be made: that is dear, and rare.
  let can: Can[] | undefined
  return lenses.flatMap((lens) => {
    const of = asked[lens.eye]
    const finding = of && findingOf(known, lens, of, { tied, today })
    if (!finding) return []
    can ??= lensesThatCan(known, ordered, today)
    const at = finding.judged ? insteadOf(known, known.lenses[finding.at]!, can) : undefined
    return [{ ...finding.said, instead: at === undefined ? null : { name: known.lenses[at]!.name, maker: known.lenses[at]!.maker } }]
  })
}

type Said = Omit<LineFinding, 'instead'>

/** `judged`: the lens itself cannot be had so, and another may stand in its place. */
function findingOf(known: KnownLenses, { lineId, variantId, eye, options: chosen }: OrderedLens, asked: AskedEye, { tied, today }: Pick<Glasses, 'tied' | 'today'>): { readonly at: number; readonly judged: boolean; readonly said: Said } | null {
  const at = known.byCode.get(tied.get(variantId) ?? '')
  if (at === undefined) return null
  const { name, maker, kind, code, catalogueId, from, until } = known.lenses[at]!
  const verdict = canBeMade(kind, setsOf(known.sets, at), asked)
  const deliverable = isDelivered({ from, until }, today)
  const options = judgeOptions(known.options.get(catalogueId), code, chosen)
  if (verdict.can && deliverable && options.length === 0) return null
  return {
    at, judged: !verdict.can || !deliverable,
    said: { lineId, eye, variantId, lens: { name, maker, from, until }, can: verdict.can && deliverable, deliverable, misses: verdict.can ? [] : [...verdict.misses], options, nearest: verdict.can ? null : verdict.nearest },
  }
}

function askedOf(eye: Eye, values: ValuesFor, frame: KnownFrame | null): AskedEye | null {
  const { sphere, cylinder, addition } = values[eye]
  if (sphere === null || values.purpose === 'contact-lenses') return null
  const prism = prismIn(eye, values[eye])
  return { sphere, cylinder: cylinder ?? 0, addition, prism: prism ? Math.round(prism.amount) : 0, diameter: neededBlank(eye, values[eye], values.purpose, frame) }
}
