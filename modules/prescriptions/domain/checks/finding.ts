import type { Cell, Eye } from '../eye-values.ts'

/** Everything that is looked at. Those that begin with `limit-` ask about a value alone, the others about it beside another. */
export const checkRules = [
  'limit-sphere', 'limit-cylinder', 'limit-addition', 'limit-vertex', 'limit-tilt', 'limit-wrap', 'limit-pd', 'limit-pd-one', 'pd-sum', 'sign-flip', 'sphere-sign', 'cylinder-sign', 'power-jump', 'cylinder-jump', 'axis-swap', 'addition-falls', 'anisometropia', 'pd-change', 'eyes-swapped', 'as-before',
] as const
export type CheckRule = (typeof checkRules)[number]

/** `agrees`: looked at and right. `look-again`: unlikely, and right once somebody says so. `refused`: only by right and with a reason. */
export type Weight = 'agrees' | 'look-again' | 'refused'

/** What a rule found: at which cell, what stands there, and the bound or the value before that it was held against. In the unit of the cell; of a sign or a power the spherical equivalent. */
export interface Finding { readonly rule: CheckRule; readonly eye: Eye | null; readonly cell: Cell; readonly weight: Weight; readonly is: number; readonly was: number | null }

/** What somebody said to a finding, of that one cell: that it is right (no reason), or why it stands although it is refused. */
export interface Decision { readonly rule: CheckRule; readonly eye: Eye | null; readonly cell: Cell; readonly reason: string | null }

const decides = ({ rule, eye, cell, reason }: Decision, finding: Finding): boolean => rule === finding.rule && eye === finding.eye && cell === finding.cell && (finding.weight !== 'refused' || Boolean(reason))

/** The findings that nobody has decided yet; a refusal only by who may decide it. */
export const openFindings = (findings: readonly Finding[], decisions: readonly Decision[], mayOverride: boolean): Finding[] =>
  findings.filter((finding) => finding.weight !== 'agrees' && !((finding.weight === 'look-again' || mayOverride) && decisions.some((one) => decides(one, finding))))

/** The decisions that decide something, each with what it was about: what is kept with the version. */
export const decidedFindings = (findings: readonly Finding[], decisions: readonly Decision[]): { readonly finding: Finding; readonly reason: string | null }[] =>
  findings.filter(({ weight }) => weight !== 'agrees').flatMap((finding) => {
    const decision = decisions.find((one) => decides(one, finding))
    return decision ? [{ finding, reason: decision.reason }] : []
  })
