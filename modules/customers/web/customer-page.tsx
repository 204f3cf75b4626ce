import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
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
import { CustomerHead } from './customer-head.tsx'
import classes from './customer-page.module.css'
import type { CustomerPart } from './customer-part.ts'

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
  const mayChange = useMay('customers.write')
  const customer = useRead<Customer>(`/customers/${id}`, { kinds: ['customers'] })
  const [changing, setChanging] = useState(false)
  const on = parts.filter((part) => may(session, part.right as Right) && session.organization.capabilities.some((capability) => capability === part.capability))
  useKeys({ ...(mayChange && !changing && { E: () => setChanging(true) }), ...(changing && { Esc: () => setChanging(false) }) })
  const back = { to: paths.customers(), label: t`Customers` }
  if (!customer.data) {
    return (
      <>
        <PageHead title={t`Customer`} back={back} />
        <div className={classes.body}>
          {customer.error ? <ProblemOf problem={customer.error} ways={<Button onClick={() => void customer.refetch()}><Trans>Try again</Trans></Button>} /> : <Loading label={t`Fetching the customer`}><BoneRows rows={6} /></Loading>}
        </div>
      </>
    )
  }
  if (changing) return <ChangeCustomer key={id} customer={customer.data} onDone={() => setChanging(false)} />
  return (
    <div>
      <CustomerHead
        customer={customer.data}
        back={back}
        actions={mayChange && <Button leftSection={<IconPencil aria-hidden />} rightSection={<KeyCaps caps={['E']} />} onClick={() => setChanging(true)}><Trans>Change</Trans></Button>}
      />
      <div className={classes.body}>
        <AboutCustomer customer={customer.data} />
        <Suspense fallback={<Loading label={t`Fetching the customer`}><BoneRows rows={3} /></Loading>}>{on.map(({ Part }, index) => <Part key={parts[index]?.capability ?? index} customerId={id} />)}</Suspense>
      </div>
    </div>
  )
}
