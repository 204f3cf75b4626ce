import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import type { LensDecision } from '../../contract.ts'
import { reasonFor, withReason } from './reasons.ts'
import classes from './special-lenses.module.css'

export interface WhyFieldProps {
  readonly lens: Pick<LensDecision, 'eye' | 'variantId'>
  readonly reasons: readonly LensDecision[]
  readonly onReasons: (reasons: readonly LensDecision[]) => void
}

/** Why a lens is ordered although its maker does not make it so: a lab makes it specially, the maker agreed. */
export function WhyField({ lens, reasons, onReasons }: WhyFieldProps) {
  const { t } = useLingui()
  const label = lens.eye === 'right' ? t`Why the right lens is ordered all the same` : t`Why the left lens is ordered all the same`
  return <TextInput className={classes.why ?? ''} size="xs" aria-label={label} placeholder={t`Ordered all the same, because`} maxLength={300} autoComplete="off" value={reasonFor(reasons, lens)} onChange={(event) => onReasons(withReason(reasons, lens, event.currentTarget.value))} />
}
