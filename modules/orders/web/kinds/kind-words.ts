import { useLingui } from '@lingui/react/macro'
import type { KindSettings } from '../../contract.ts'

type Stage = KindSettings['stages'][number]
type Words<Key extends string> = Readonly<Record<Key, string>>

/** How the parts of a stage are called in its settings. */
export function useKindWords() {
  const { t } = useLingui()
  const phases: Words<Stage['phase']> = { taken: t`taken in`, producing: t`being made`, finishing: t`being finished`, ready: t`ready`, closed: t`the end` }
  const places: Words<Stage['place']> = { shop: t`in the shop`, lab: t`at the lab`, workshop: t`in the workshop`, shelf: t`on the shelf`, customer: t`with the customer` }
  const guards: Words<Stage['guards'][number]> = {
    recheck: t`A second person has re-checked sign, axis, addition and PD`, deposit: t`The proposed deposit is paid`, inspection: t`The lenses have passed their final inspection`, balance: t`Nothing is left to pay, unless a right allows it`,
  }
  const labels: Words<NonNullable<Stage['label']>> = { 'tray-label': t`Tray label`, 'pick-up-slip': t`Pick-up slip` }
  const sorts: Words<Stage['fields'][number]['kind']> = { text: t`text`, number: t`number`, choice: t`choice` }
  return { phases, places, guards, labels, sorts }
}
