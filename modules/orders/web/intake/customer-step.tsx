import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CustomerItem } from '#modules/customers/contract'
import { ClassTag, CustomerPicker } from '#modules/customers/web'
import { Dotted } from '#platform/ui/dotted.tsx'
import { languageNames } from '#kernel/languages'
import { PersonDisc } from '#platform/ui/person-disc.tsx'
import classes from './intake-page.module.css'
import { StepPanel } from './step-panel.tsx'

export interface CustomerStepProps {
  readonly step: number
  readonly customer: CustomerItem | null
  readonly error: string | undefined
  readonly onPick: (customer: CustomerItem) => void
  readonly wearer: CustomerItem | null
  /** With nobody, the customer wears it. */
  readonly onWearer: (wearer: CustomerItem | null) => void
}

/** For whom: found, or made new in the same place. */
export function CustomerStep({ step, customer, error, onPick, wearer, onWearer }: CustomerStepProps) {
  const { t } = useLingui()
  const [changing, setChanging] = useState(false)
  const pick = (picked: CustomerItem | null) => {
    if (!picked) return
    setChanging(false)
    onPick(picked)
  }
  const [other, setOther] = useState(false)
  const asksWearer = customer !== null && (other || wearer !== null)
  const known = customer !== null && !changing
  return (
    <div data-ask="customer" data-answered={customer ? true : undefined}>
      <StepPanel step={step} title={t`Customer`} cap="F2" aside={customer && !asksWearer ? <Button size="xs" variant="subtle" onClick={() => setOther(true)}><Trans>Wearer is someone else</Trans></Button> : undefined}>
        {known ? (
          <div className={classes.customer}>
            <PersonDisc name={customer.name} own size={44} />
            <div className={classes.who}>
              <b lang={customer.language}>{customer.name} <ClassTag of={customer.class} /></b>
              <span><Dotted parts={[customer.phone?.display, customer.email, languageNames[customer.language]]} /></span>
            </div>
            <Button size="xs" onClick={() => setChanging(true)}><Trans>Someone else</Trans></Button>
          </div>
        ) : (
          <div className={classes.titled}>
            <CustomerPicker label={t`Customer`} value={customer} onPick={pick} error={error} required={customer !== null} />
          </div>
        )}
        {asksWearer && (
          <div className={classes.wearer}>
            <CustomerPicker label={t`For whom it is made`} value={wearer} onPick={onWearer} />
            <Button size="xs" variant="subtle" onClick={() => { setOther(false); onWearer(null) }}><Trans>The customer</Trans></Button>
          </div>
        )}
      </StepPanel>
    </div>
  )
}
