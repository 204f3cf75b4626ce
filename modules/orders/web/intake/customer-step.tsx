import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CustomerItem } from '#modules/customers/contract'
import { CustomerPicker } from '#modules/customers/web'
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
}

/** For whom: found, or made new in the same place. */
export function CustomerStep({ step, customer, error, onPick }: CustomerStepProps) {
  const { t } = useLingui()
  const [changing, setChanging] = useState(false)
  const pick = (picked: CustomerItem | null) => {
    if (!picked) return
    setChanging(false)
    onPick(picked)
  }
  const known = customer !== null && !changing
  return (
    <div data-ask="customer" data-answered={customer ? true : undefined}>
      <StepPanel step={step} title={t`Customer`} cap="F2">
        {known ? (
          <div className={classes.customer}>
            <PersonDisc name={customer.name} own size={44} />
            <div className={classes.who}>
              <b lang={customer.language}>{customer.name}</b>
              <span><Dotted parts={[customer.phone?.display, customer.email, languageNames[customer.language]]} /></span>
            </div>
            <Button size="xs" onClick={() => setChanging(true)}><Trans>Someone else</Trans></Button>
          </div>
        ) : (
          <div className={classes.titled}>
            <CustomerPicker label={t`Customer`} value={customer} onPick={pick} error={error} required={customer !== null} />
          </div>
        )}
      </StepPanel>
    </div>
  )
}
