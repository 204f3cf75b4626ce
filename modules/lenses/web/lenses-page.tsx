import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useReadList } from '#platform/ui/api/use-read'
import { DataTable } from '#platform/ui/data-table.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useRowKeys } from '#platform/ui/keys/use-row-keys'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { MoreRows } from '#platform/ui/more-rows.tsx'
import { listLayout } from '#platform/ui/page-body'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { SearchField } from '#platform/ui/search-field.tsx'
import { paths } from '#web/paths'
import type { LensItem } from '../contract.ts'
import { lensKinds } from '../domain/index.ts'
import { indexSteps, isNarrowed, lensesPath, readFilter, writeFilter, type LensFilter } from './lens-filter.ts'
import classes from './lenses.module.css'
import { useLensNames } from './names.ts'
import { useSayLens } from './say-lens.tsx'
import { useNumbers } from './use-numbers.ts'

/** Every lens that the makers' current catalogues have, by maker and name, narrowed while one types. */
export default function LensesPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { kinds } = useLensNames()
  const [sayLens, numbers] = [useSayLens(), useNumbers()]
  const filter = readFilter(useSearch({ strict: false }))
  const show = (next: Partial<LensFilter>, replace = false) => void navigate({ to: paths.lensTypes(), search: writeFilter({ ...filter, ...next }), replace })
  const lenses = useReadList<LensItem>(lensesPath(filter), { kinds: ['lenses'] })
  const { rowsRef, searchRef, toRows } = useRowKeys()
  const none = lenses.items?.length === 0
  const contactLenses = <Button component={Link} to={paths.contactLenses()} variant="subtle"><Trans>Contact lenses</Trans></Button>
  const catalogues = <Button component={Link} to={paths.lensCatalogues()} leftSection={<IconFileImport aria-hidden />}><Trans>Catalogues</Trans></Button>
  return (
    <div className={listLayout.page}>
      <PageHead title={t`Lenses`} actions={<>{contactLenses}{catalogues}</>} />
      <div className={listLayout.body} ref={rowsRef}>
        <div className={classes.filter} role="search" aria-label={t`Filter the lenses`}>
          <SearchField label={t`Maker, name or code`} value={filter.q} onSearch={(q) => show({ q }, true)} toRows={toRows} inputRef={searchRef} />
          <NativeSelect size="xs" aria-label={t`Kind of lens`} value={filter.kind ?? ''} onChange={(event) => show({ kind: lensKinds.find((kind) => kind === event.currentTarget.value) ?? null })} data={[{ value: '', label: t`All kinds` }, ...lensKinds.map((kind) => ({ value: kind, label: kinds[kind] }))]} />
          <NativeSelect size="xs" aria-label={t`Index`} value={filter.index ?? ''} onChange={(event) => show({ index: indexSteps.find((step) => step === Number(event.currentTarget.value)) ?? null })} data={[{ value: '', label: t`Every index` }, ...indexSteps.map((step) => ({ value: String(step), label: numbers.index(step) }))]} />
        </div>
        {lenses.error && !lenses.items && <ProblemOf problem={lenses.error} ways={<Button variant="filled" onClick={lenses.again}><Trans>Try again</Trans></Button>} />}
        {!lenses.error && !lenses.items && <Loading label={t`Fetching the lenses`}><BoneRows rows={14} widths={['34%', '14%', '26%', '10%']} /></Loading>}
        {none && isNarrowed(filter) && <div className={classes.none}><p><Trans>No lens fits all of this.</Trans></p><Button onClick={() => show(readFilter({}))}><Trans>Show all</Trans></Button></div>}
        {none && !isNarrowed(filter) && (
          <EmptyState title={<Trans>No lenses yet</Trans>} steps={catalogues} sample={<><b>Nova 1.60</b><span className={classes.quiet}>{t`single vision`}</span><span>1.60 ne · Abbe 41</span></>}>
            <Trans>Bring in the catalogue of a maker. From then on Lunette says of every eye and frame which of its lenses can be made.</Trans>
          </EmptyState>
        )}
        {lenses.items && !none && (
          <DataTable
            caption={t`Lenses`}
            rows={lenses.items}
            rowKey={({ id }) => id}
            rowTo={({ id }) => paths.lensType(id)}
            columns={[
              { id: 'name', head: t`Lens`, width: '30%', cell: ({ name }) => name },
              { id: 'maker', head: t`Maker`, width: '16%', phone: 'below', cell: ({ maker }) => maker },
              { id: 'kind', head: t`Kind`, width: '14%', phone: 'end', cell: ({ kind }) => kinds[kind] },
              { id: 'facts', head: t`Details`, phone: 'below', cell: (lens) => <span className={classes.quiet}>{sayLens(lens)}</span> },
              { id: 'sold', head: t`In the shop`, width: '13%', phone: 'hide', cell: ({ soldAs }) => (soldAs.length > 0 ? <Plural value={soldAs.length} one="# article" other="# articles" /> : <span className={classes.quiet}>–</span>) },
            ]}
            more={lenses.hasMore && <MoreRows fetching={lenses.fetchingMore} more={lenses.more} />}
          />
        )}
      </div>
    </div>
  )
}
