import { useLingui } from '@lingui/react/macro'
import { cellText, type Finding } from '../../domain/index.ts'
import { useCellNames } from '../cell-names.ts'
import { useDecimalMark } from '../decimal-mark.ts'

/** What a check found, in a sentence. */
export function useFindingWords(): (finding: Finding) => string {
  const { t } = useLingui()
  const names = useCellNames()
  const mark = useDecimalMark()
  return ({ rule, eye, cell, is, was }) => {
    const write = (value: number | null): string => (value === null ? '–' : cellText(cell, value, eye ?? 'right', mark))
    const [now, before, name] = [write(is), write(was), names[cell]]
    const apart = now.replace('+', '')
    switch (rule) {
      case 'limit-pd': return t`Both PDs add up to ${now} mm. The usual ends at ${before}.`
      case 'limit-pd-one': return t`${name} ${now} mm: of one eye the usual ends at ${before}.`
      case 'pd-sum': return t`Both PDs add up to ${now} mm`
      case 'sign-flip': return t`The sign turned: spherical equivalent ${before} before, ${now} now.`
      case 'sphere-sign': return t`The sign of the sphere turned: ${before} before, ${now} now.`
      case 'cylinder-sign': return t`The sign of the cylinder turned: ${before} before, ${now} now.`
      case 'power-jump': return t`Far from before: spherical equivalent ${before} then, ${now} now.`
      case 'cylinder-jump': return t`Cylinder ${now}, before it was ${before}.`
      case 'axis-swap': return t`The axis turned: ${before}° before, ${now}° now.`
      case 'addition-falls': return t`The addition fell from ${before} to ${now}.`
      case 'anisometropia': return t`The eyes are ${apart} D apart.`
      case 'pd-change': return t`Both PDs add up to ${now} mm, before it was ${before}.`
      case 'eyes-swapped': return t`Right and left stand the other way round than before.`
      case 'as-before': return t`Nothing unlikely beside the prescription before`
      default: return t`${name} ${now}: the usual ends at ${before}.`
    }
  }
}
