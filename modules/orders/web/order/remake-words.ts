import { useLingui } from '@lingui/react/macro'
import type { CostBearer, RemakeCause } from '../../domain/remake.ts'

/** Causes of remakes and who bears their cost, in the language of the screen. */
export function useRemakeWords(): Readonly<Record<RemakeCause | CostBearer, string>> {
  const { t } = useLingui()
  return {
    'wrong-power': t`Wrong power`, 'measured-wrong': t`Measured wrong`, 'lab-fault': t`Fault of the lab`, breakage: t`Breakage`, 'not-tolerated': t`Not tolerated`, other: t`Other cause`,
    shop: t`The shop`, lab: t`The lab`, customer: t`The customer`,
  }
}
