import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useBranch, useSignedIn } from '#modules/identity/web'
import { Instant } from '#platform/ui/day.tsx'
import { languageNames } from '#kernel/languages'
import { Panel } from '#platform/ui/panel.tsx'
import type { Customer } from '../contract.ts'
import { addressLine } from './address-line.ts'
import { useAddressKinds, useChannelNames, useClassNames, useTaxIdNames } from './class-names.ts'
import classes from './customer-page.module.css'

/** What is on file about a customer, apart from their orders. */
export function AboutCustomer({ customer }: { readonly customer: Customer }) {
  const { t } = useLingui()
  const { branches } = useSignedIn().session
  const [channels, ranks] = [useChannelNames(), useClassNames()]
  const [addressKinds, taxIdNames] = [useAddressKinds(), useTaxIdNames()]
  const zone = useBranch()?.timeZone ?? 'UTC'
  const none = <span className={classes.quiet}>–</span>
  const home = branches.find(({ id }) => id === customer.homeBranchId)
  return (
    <div className={classes.panels}>
      <Panel title={t`How to reach them`}>
        <dl className={classes.facts}>
          <Fact name={t`Phone`}>
            {customer.phones.length === 0 ? none : <span className={classes.contacts}>{customer.phones.map(({ id, value, display }) => <a key={id} href={`tel:${value}`}>{display}</a>)}</span>}
          </Fact>
          <Fact name={t`E-mail`}>
            {customer.emails.length === 0 ? none : <span className={classes.contacts}>{customer.emails.map(({ id, value }) => <a key={id} href={`mailto:${value}`}>{value}</a>)}</span>}
          </Fact>
          <Fact name={t`Language`}>{languageNames[customer.language]}</Fact>
          <Fact name={t`Likes to hear by`}>{customer.preferredChannel ? channels[customer.preferredChannel] : t`not said`}</Fact>
          {customer.addresses.map((address) => <Fact key={address.id} name={addressKinds[address.kind]}>{addressLine(address)}</Fact>)}
        </dl>
      </Panel>
      <Panel title={t`On file`}>
        <dl className={classes.facts}>
          <Fact name={t`Class`}>{ranks[customer.class]} <span className={classes.quiet}>{customer.classBy === 'rule' ? t`by the rule, from what they bought` : t`given by hand, the rule leaves it`}</span></Fact>
          {customer.taxIds.map(({ kind, display }) => <Fact key={kind} name={taxIdNames[kind]}>{display} <span className={classes.quiet}>{t`check digits fit`}</span></Fact>)}
          {customer.employer && <Fact name={t`Employer`}>{customer.employer}</Fact>}
          {customer.insurer && <Fact name={t`Insurer`}>{[customer.insurer.name, customer.insurer.number].filter(Boolean).join(', ')}</Fact>}
          {branches.length > 1 && <Fact name={t`Home branch`}>{home?.name ?? none}</Fact>}
          <Fact name={t`How they came to us`}>{customer.source ?? none}</Fact>
          <Fact name={t`Customer since`}><Instant of={customer.createdAt} timeZone={zone} as="date" /></Fact>
        </dl>
      </Panel>
      <Panel title={t`Note`}>
        {customer.note ? <p className={classes.note}>{customer.note}</p> : <p className={classes.quiet}><Trans>Nothing noted.</Trans></p>}
      </Panel>
    </div>
  )
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => <><dt>{name}</dt><dd>{children}</dd></>
