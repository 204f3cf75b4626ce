import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Product } from '#modules/catalog/contract'
import { useSayDetails } from '#modules/catalog/web'
import { useMay } from '#modules/identity/web'
import { useReadList } from '#platform/ui/api/use-read'
import { DataTable } from '#platform/ui/data-table.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { ListAndSide } from '#platform/ui/list-and-side.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { MoreRows } from '#platform/ui/more-rows.tsx'
import { listLayout } from '#platform/ui/page-body'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { paths } from '#web/paths'
import classes from '../lenses.module.css'
import { RangePanel } from './range-panel.tsx'
import { useRanges } from './use-ranges.ts'

/** Contact lenses of the shop, and in which parameters each is made: what somebody said here is held against every prescription. */
export default function ContactLensesPage() {
  const { t } = useLingui()
  const maySay = useMay('products.write')
  const sayDetails = useSayDetails()
  const list = useReadList<Product>('/products?kind=contact-lens', { kinds: ['catalog'] })
  const ranges = useRanges(list.items?.map(({ id }) => id) ?? [])
  const [openId, setOpenId] = useState<string | null>(null)
  const open = list.items?.find(({ id }) => id === openId)
  return (
    <div className={listLayout.page}>
      <PageHead title={t`Contact lenses`} back={{ to: paths.lensTypes(), label: t`Lenses` }} actions={<Button component={Link} to={paths.runningOut()}><Trans>Who is about to run out</Trans></Button>} />
      <div className={listLayout.body}>
        {list.error && !list.items && <ProblemOf problem={list.error} ways={<Button onClick={list.again}><Trans>Try again</Trans></Button>} />}
        {!list.error && !list.items && <Loading label={t`Fetching the contact lenses`}><BoneRows rows={6} /></Loading>}
        {list.items?.length === 0 && (
          <EmptyState title={<Trans>No contact lenses yet</Trans>} steps={<Button component={Link} to={paths.products()}><Trans>Products</Trans></Button>} sample={<><b>Aquis Toric</b><span className={classes.quiet}>8,6 · 14,2</span></>}>
            <Trans>Add them to the products. Here you then say in which parameters their maker makes them.</Trans>
          </EmptyState>
        )}
        {list.items && list.items.length > 0 && (
          <ListAndSide side={open && ranges && <RangePanel key={open.id} product={open} known={ranges.get(open.id) ?? null} maySay={maySay} onClose={() => setOpenId(null)} />}>
            <DataTable
              caption={t`Contact lenses`}
              rows={list.items}
              rowKey={({ id }) => id}
              openKey={openId}
              onOpen={({ id }) => setOpenId(id)}
              columns={[
                { id: 'name', head: t`Contact lens`, width: '34%', cell: ({ name }) => <b>{name}</b> },
                { id: 'details', head: t`Details`, phone: 'below', cell: (product) => <span className={classes.quiet}>{sayDetails(product)}</span> },
                { id: 'range', head: t`Parameters`, width: '20%', phone: 'end', cell: ({ id }) => ranges && (ranges.has(id) ? <Tag tone="ready"><Trans>known</Trans></Tag> : <Tag><Trans>not said</Trans></Tag>) },
              ]}
              more={list.hasMore && <MoreRows fetching={list.fetchingMore} more={list.more} />}
            />
          </ListAndSide>
        )}
      </div>
    </div>
  )
}
