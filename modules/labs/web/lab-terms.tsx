import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { WholeRow } from '#platform/ui/form-grid.tsx'
import type { LabView } from '../contract.ts'
import classes from './labs.module.css'
import { WholeInput } from './whole-input.tsx'

type Policy = LabView['remakePolicy']
/** As many as the contract takes. */
const MOST_STEPS = 5

/** What a lab asks for a remake: the first, the second… and all later ones. A share that nobody touches stays to the hundredth of a per cent. */
export function LabTerms({ policy, onPolicy }: { readonly policy: Policy; readonly onPolicy: (policy: Policy) => void }) {
  const { t } = useLingui()
  const { steps, afterBps, withinDays } = policy
  const setStep = (at: number, percent: number) => onPolicy({ ...policy, steps: steps.map((step, index) => (index === at ? { shareBps: percent * 100 } : step)) })
  return (
    <>
      {steps.map(({ shareBps }, index) => <WholeInput key={index} label={index === 0 ? t`First remake costs` : index === 1 ? t`Second remake costs` : t`Remake ${index + 1} costs`} unit="%" most={100} value={shareBps / 100} onChange={(percent) => setStep(index, percent)} />)}
      <WholeInput label={steps.length === 0 ? t`A remake costs` : t`Later ones cost`} unit="%" most={100} value={afterBps / 100} onChange={(percent) => onPolicy({ ...policy, afterBps: percent * 100 })} />
      <WholeInput label={t`Days from the order in which that holds`} most={730} value={withinDays} onChange={(days) => onPolicy({ ...policy, withinDays: days })} />
      <WholeRow>
        <div className={classes.buttons}>
          {steps.length < MOST_STEPS && <Button size="xs" variant="subtle" onClick={() => onPolicy({ ...policy, steps: [...steps, { shareBps: afterBps }] })}><Trans>One more remake with its own share</Trans></Button>}
          {steps.length > 0 && <Button size="xs" variant="subtle" onClick={() => onPolicy({ ...policy, steps: steps.slice(0, -1) })}><Trans>One less</Trans></Button>}
        </div>
      </WholeRow>
      <WholeRow><p className={classes.quiet}><Trans>What was the lab’s own fault it always makes again for nothing.</Trans> <Plural value={withinDays} one="After # day every remake costs what later ones do." other="After # days every remake costs what later ones do." /></p></WholeRow>
    </>
  )
}
