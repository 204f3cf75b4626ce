import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { addDays, dayIn } from '#kernel/days'
import { useBranch } from '#modules/identity/web'
import { useReadList } from '#platform/ui/api/use-read'
import { DataTable } from '#platform/ui/data-table.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { MoreRows } from '#platform/ui/more-rows.tsx'
import { listLayout } from '#platform/ui/page-body'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { useNow } from '#platform/ui/use-now'
import { paths } from '#web/paths'
import type { SupplyView } from '../../contract.ts'
import classes from './boxes.module.css'
import { OrderOn } from './order-on.tsx'
import { WhichBox } from './which-box.tsx'

const stretches = [0, 14, 30] as const

/** Who is about to run out of contact lenses: whom to call before they buy elsewhere. */
export default function RunningOutPage() {
  const { t } = useLingui()
  const today = dayIn(useBranch()?.timeZone ?? 'UTC', useNow())
  const [days, setDays] = useState<number>(14)
  const list = useReadList<SupplyView>(`/contact-lens-supplies?until=${addDays(today, days)}`, { kinds: ['orders'] })
  const names: Readonly<Record<(typeof stretches)[number], string>> = { 0: t`to order now`, 14: t`within two weeks`, 30: t`within a month` }
  return (
    <div className={listLayout.page}>
      <PageHead title={t`Contact lenses running out`} back={{ to: paths.orders(), label: t`Orders` }} />
      <div className={listLayout.body}>
        <NativeSelect className={classes.filter ?? ''} size="xs" aria-label={t`When to order`} value={days} data={stretches.map((one) => ({ value: String(one), label: names[one] }))} onChange={(event) => setDays(Number(event.currentTarget.value))} />
        {list.error && !list.items && <ProblemOf problem={list.error} ways={<Button onClick={list.again}><Trans>Try again</Trans></Button>} />}
        {!list.error && !list.items && <Loading label={t`Fetching the contact lenses`}><BoneRows rows={8} /></Loading>}
        {list.items?.length === 0 && <p className={classes.quiet}><Trans>Nobody is about to run out. Reckoned are boxes of which the product says how many lenses are in one and how long a lens is worn.</Trans></p>}
        {list.items && list.items.length > 0 && (
          <DataTable
            caption={t`Contact lenses running out`}
            rows={list.items}
            rowKey={({ customerId, productId, eye, description }) => `${customerId} ${productId} ${eye} ${description}`}
            rowTo={({ customerId }) => paths.customer(customerId)}
            columns={[
              { id: 'customer', head: t`Customer`, width: '22%', cell: ({ customerName }) => <b>{customerName}</b> },
              { id: 'what', head: t`Contact lens`, phone: 'below', cell: (supply) => <WhichBox supply={supply} /> },
              { id: 'days', head: t`To order`, width: '30%', phone: 'below', cell: (supply) => <OrderOn supply={supply} /> },
              { id: 'phone', head: t`Phone`, width: '140px', phone: 'end', cell: ({ customerPhone, customerPhoneShown }) => (customerPhone ? <a href={`tel:${customerPhone}`}>{customerPhoneShown ?? customerPhone}</a> : '–') },
              { id: 'order', head: t`Order`, width: '90px', phone: 'hide', cell: ({ orderId, orderNumber }) => <Link to={paths.order(orderId)}>{orderNumber}</Link> },
            ]}
            more={list.hasMore && <MoreRows fetching={list.fetchingMore} more={list.more} />}
          />
        )}
      </div>
    </div>
  )
}
