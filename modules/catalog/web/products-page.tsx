import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, NativeSelect } from '@mantine/core'
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
import { paths } from '#web/paths'
import type { Product } from '../contract.ts'
import { productKinds } from '../domain/index.ts'
import { useKindNames } from './kind-names.ts'
import { NoProducts, NothingFound } from './no-products.tsx'
import { isNarrowed, productsPath, readFilter, writeFilter, type ProductFilter } from './product-filter.ts'
import { useProductColumns } from './product-columns.tsx'
import classes from './products-page.module.css'

/** Everything that is sold, by name, narrowed by kind and while one types. */
export default function ProductsPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const mayMake = useMay('products.write')
  const kinds = useKindNames()
  const filter = readFilter(useSearch({ strict: false }))
  const show = (next: Partial<ProductFilter>, replace = false) => void navigate({ to: paths.products(), search: writeFilter({ ...filter, ...next }), replace })
  const products = useReadList<Product>(productsPath(filter), { kinds: ['catalog'] })
  const columns = useProductColumns()
  const { rowsRef, searchRef, toRows } = useRowKeys()
  useKeys(mayMake ? { N: () => void navigate({ to: paths.newProduct() }) } : {})
  const none = products.items?.length === 0
  return (
    <div className={listLayout.page}>
      <PageHead
        title={t`Products`}
        actions={mayMake && (
          <Button variant="filled" component={Link} to={paths.newProduct()} leftSection={<IconPlus aria-hidden />} rightSection={<KeyCaps caps={['N']} />}>
            <Trans>New product</Trans>
          </Button>
        )}
      />
      <div className={listLayout.body} ref={rowsRef}>
        <div className={classes.filter} role="search" aria-label={t`Filter the products`}>
          <SearchField label={t`Name, brand, SKU or GTIN`} value={filter.q} onSearch={(q) => show({ q }, true)} toRows={toRows} inputRef={searchRef} />
          <NativeSelect
            size="xs"
            aria-label={t`Kind of product`}
            value={filter.kind ?? ''}
            onChange={(event) => show({ kind: productKinds.find((kind) => kind === event.currentTarget.value) ?? null })}
            data={[{ value: '', label: t`All kinds` }, ...productKinds.map((kind) => ({ value: kind, label: kinds[kind] }))]}
          />
          <Checkbox label={<Trans>No longer sold</Trans>} checked={filter.retired} onChange={(event) => show({ retired: event.currentTarget.checked })} />
        </div>
        {products.error && !products.items && <ProblemOf problem={products.error} ways={<Button variant="filled" onClick={products.again}><Trans>Try again</Trans></Button>} />}
        {!products.error && !products.items && <Loading label={t`Fetching the products`}><BoneRows rows={14} widths={['34%', '14%', '16%', '10%']} /></Loading>}
        {none && (isNarrowed(filter) ? <NothingFound showAll={() => show(readFilter({}))} /> : <NoProducts mayMake={mayMake} />)}
        {products.items && !none && (
          <DataTable
            caption={t`Products`}
            columns={columns}
            rows={products.items}
            rowKey={(product) => product.id}
            rowTo={(product) => paths.product(product.id)}
            more={products.hasMore && <MoreRows fetching={products.fetchingMore} more={products.more} />}
          />
        )}
      </div>
    </div>
  )
}
