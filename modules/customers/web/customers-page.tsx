import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMay } from '#modules/identity/web'
import { useReadList } from '#platform/ui/api/use-read'
import { DataTable } from '#platform/ui/data-table.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { useRowKeys } from '#platform/ui/keys/use-row-keys'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { MoreRows } from '#platform/ui/more-rows.tsx'
import { listLayout } from '#platform/ui/page-body'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { SearchField } from '#platform/ui/search-field.tsx'
import { searchText } from '#platform/ui/search-text'
import { paths } from '#web/paths'
import type { CustomerItem } from '../contract.ts'
import { CustomerFilters, readNarrowed } from './customer-filters.tsx'
import { useCustomerColumns } from './customer-columns.tsx'
import classes from './customers-page.module.css'
import { NobodyFound, NoCustomers } from './no-customers.tsx'

/** Everybody the shop works for, by name, narrowed while one types. */
export default function CustomersPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const mayMake = useMay('customers.write')
  const search: Record<string, unknown> = useSearch({ strict: false })
  const q = searchText(search.q)
  const narrowed = readNarrowed(search)
  const isNarrowed = narrowed.tag !== '' || narrowed.rank !== ''
  // Words ask for the best hits of all; a class or tag narrows the whole list.
  const by = new URLSearchParams({ ...(narrowed.tag && { tag: narrowed.tag }), ...(narrowed.rank && { class: narrowed.rank }) }).toString()
  const customers = useReadList<CustomerItem>(q ? `/customers/search?q=${encodeURIComponent(q)}` : `/customers${by && `?${by}`}`, { kinds: ['customers'] })
  const go = (to: Record<string, string>) => void navigate({ to: paths.customers(), search: to, replace: true })
  const columns = useCustomerColumns()
  const { rowsRef, searchRef, toRows } = useRowKeys()
  useKeys(mayMake ? { N: () => void navigate({ to: paths.newCustomer() }) } : {})
  const none = customers.items?.length === 0
  return (
    <div className={listLayout.page}>
      <PageHead
        title={t`Customers`}
        actions={mayMake && (
          <Button variant="filled" component={Link} to={paths.newCustomer()} leftSection={<IconPlus aria-hidden />} rightSection={<KeyCaps caps={['N']} />}>
            <Trans>New customer</Trans>
          </Button>
        )}
      />
      <div className={listLayout.body} ref={rowsRef}>
        {(!none || q !== '' || isNarrowed) && (
          <div className={classes.filters}>
            <SearchField label={t`Name, phone, e-mail, birth date or order`} value={q} onSearch={(text) => go(text ? { q: text } : {})} toRows={toRows} inputRef={searchRef} />
            <CustomerFilters value={q ? { tag: '', rank: '' } : narrowed} onChange={({ tag, rank }) => go({ ...(tag && { tag }), ...(rank && { class: rank }) })} />
          </div>
        )}
        {customers.error && !customers.items && <ProblemOf problem={customers.error} ways={<Button variant="filled" onClick={customers.again}><Trans>Try again</Trans></Button>} />}
        {!customers.error && !customers.items && <Loading label={t`Fetching the customers`}><BoneRows rows={14} widths={['22%', '14%', '14%', '24%']} /></Loading>}
        {none && (q ? <NobodyFound q={q} mayMake={mayMake} /> : isNarrowed ? <p className={classes.none}><Trans>No customer has this class and tag.</Trans></p> : <NoCustomers mayMake={mayMake} />)}
        {customers.items && !none && (
          <DataTable
            caption={t`Customers`}
            columns={columns}
            rows={customers.items}
            rowKey={(customer) => customer.id}
            rowTo={(customer) => paths.customer(customer.id)}
            more={customers.hasMore && <MoreRows fetching={customers.fetchingMore} more={customers.more} />}
          />
        )}
      </div>
    </div>
  )
}
