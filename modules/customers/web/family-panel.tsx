import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Panel } from '#platform/ui/panel.tsx'
import { PersonDisc } from '#platform/ui/person-disc.tsx'
import { paths } from '#web/paths'
import type { Customer } from '../contract.ts'
import classes from './customer-page.module.css'

/** Who lives with them, who speaks for them, for whom they speak. Nothing where there is nobody and nobody is wanted. */
export function FamilyPanel({ customer: { household, guardian, guardianOf, minor } }: { readonly customer: Customer }) {
  const { t } = useLingui()
  if (household.length === 0 && guardianOf.length === 0 && !guardian && !minor) return null
  return (
    <Panel title={t`Household`}>
      <div className={classes.family}>
        {household.map(({ id, name }) => <Person key={id} id={id} name={name} />)}
        {guardian && (guardian.customerId
          ? <Person id={guardian.customerId} name={guardian.name}><Trans>speaks for them</Trans></Person>
          : <span><PersonDisc name={guardian.name} />{guardian.name} <span className={classes.quiet}><Trans>speaks for them</Trans></span>{guardian.phone && <a href={`tel:${guardian.phone.value}`}>{guardian.phone.display}</a>}</span>)}
        {minor && !guardian && <p className={classes.quiet}><Trans>Under age, and nobody is written down who speaks for them. Until then nothing about health may be kept.</Trans></p>}
        {guardianOf.map(({ id, name }) => <Person key={id} id={id} name={name}><Trans>they speak for this child</Trans></Person>)}
      </div>
    </Panel>
  )
}

function Person({ id, name, children }: { readonly id: string; readonly name: string; readonly children?: ReactNode }) {
  return <span><PersonDisc name={name} /><Link to={paths.customer(id)}>{name}</Link>{children && <span className={classes.quiet}>{children}</span>}</span>
}
