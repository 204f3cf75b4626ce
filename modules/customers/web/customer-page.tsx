import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Navigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ComponentType } from 'react'
import type { Right } from '#modules/identity/domain'
import { may, useMay, useSignedIn } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'
import type { Customer } from '../contract.ts'
import { AboutCustomer } from './about-customer.tsx'
import { ChangeCustomer } from './change-customer.tsx'
import { ConsentsPanel } from './consents/consents-panel.tsx'
import { CustomerHead } from './customer-head.tsx'
import classes from './customer-page.module.css'
import type { CustomerPart } from './customer-part.ts'
import { FamilyPanel } from './family-panel.tsx'
import { Figures } from './figures/figures.tsx'
import { HealthPanel } from './health/health-panel.tsx'
import { MergePanel } from './merge/merge-panel.tsx'
import { MergesPanel } from './merge/merges-panel.tsx'
import { ErasePanel } from './person/erase-panel.tsx'
import { PersonPanel, type PersonAct } from './person/person-panel.tsx'
import { TimelinePanel } from './timeline/timeline-panel.tsx'

/** The page of one customer, with what higher modules show about them. */
export function customerPage(parts: readonly CustomerPart[]): { readonly default: ComponentType } {
  const shown = parts.map((part) => ({ ...part, Part: lazy(part.load) }))
  return { default: () => <CustomerPage parts={shown} /> }
}

interface CustomerPageProps {
  readonly parts: readonly (CustomerPart & { readonly Part: ComponentType<{ readonly customerId: string }> })[]
}

function CustomerPage({ parts }: CustomerPageProps) {
  const { t } = useLingui()
  const { id = '' } = useParams({ strict: false })
  const { session } = useSignedIn()
  const [mayChange, maySeeHealth] = [useMay('customers.write'), useMay('health.read')]
  const read = useRead<Customer>(`/customers/${id}`, { kinds: ['customers'] })
  const [acting, setActing] = useState<'change' | PersonAct | null>(null)
  const on = parts.filter((part) => may(session, part.right as Right) && session.organization.capabilities.some((capability) => capability === part.capability))
  const changing = acting === 'change'
  const close = () => setActing(null)
  useKeys({ ...(mayChange && !changing && { E: () => setActing('change') }), ...(changing && { Esc: close }) })
  const back = { to: paths.customers(), label: t`Customers` }
  const customer = read.data
  if (!customer) {
    return (
      <>
        <PageHead title={t`Customer`} back={back} />
        <div className={classes.body}>
          {read.error ? <ProblemOf problem={read.error} ways={<Button onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} /> : <Loading label={t`Fetching the customer`}><BoneRows rows={6} /></Loading>}
        </div>
      </>
    )
  }
  // Asked for an entry that was joined with another: the answer is the one that stays.
  if (customer.id !== id && !read.isPlaceholderData) return <Navigate to={paths.customer(customer.id)} replace />
  if (changing) return <ChangeCustomer key={id} customer={customer} onDone={close} />
  const show = (place: CustomerPart['place']) => on.filter((part) => part.place === place).map(({ Part }, index) => <Part key={`${place ?? 'panel'} ${index}`} customerId={customer.id} />)
  return (
    <div>
      <CustomerHead
        customer={customer}
        back={back}
        actions={mayChange && <Button leftSection={<IconPencil aria-hidden />} rightSection={<KeyCaps caps={['E']} />} onClick={() => setActing('change')}><Trans>Change</Trans></Button>}
      />
      <div className={classes.body}>
        <Figures customer={customer}>{show('figures')}</Figures>
        {acting === 'merge' && <MergePanel customer={customer} onDone={close} />}
        {acting === 'erase' && <ErasePanel customer={customer} onDone={close} />}
        <div className={classes.columns}>
          <div className={classes.column}>
            <Suspense fallback={<Loading label={t`Fetching the customer`}><BoneRows rows={3} /></Loading>}>{show(undefined)}</Suspense>
            <AboutCustomer customer={customer} />
            <ConsentsPanel key={id} customer={customer} />
          </div>
          <div className={classes.column}>
            <TimelinePanel customerId={customer.id} />
            <FamilyPanel customer={customer} />
            {maySeeHealth && <HealthPanel key={id} customerId={customer.id} />}
            <MergesPanel customerId={customer.id} />
            <PersonPanel customerId={customer.id} onAct={setActing} />
          </div>
        </div>
      </div>
    </div>
  )
}
