import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPlus, IconTableImport } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useReadList } from '#platform/ui/api/use-read'
import { DataTable } from '#platform/ui/data-table.tsx'
import { Day } from '#platform/ui/day.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { MoreRows } from '#platform/ui/more-rows.tsx'
import { listLayout } from '#platform/ui/page-body'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { Tone } from '#platform/ui/tag.tsx'
import { paths } from '#web/paths'
import type { ImportItem } from '../contract.ts'
import classes from './imports.module.css'
import { KeepingPart } from './keeping-part.tsx'
import { useImportNames } from './names.ts'

const tones: Partial<Record<ImportItem['state'], Tone>> = { done: 'ready', failed: 'late', stopped: 'hold', judging: 'work', running: 'work', undoing: 'work', undone: 'done' }

/** Every file that was brought in, newest first. */
export default function ImportsPage() {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const names = useImportNames()
  const imports = useReadList<ImportItem>('/imports', { kinds: ['imports'] })
  useKeys({ N: () => void navigate({ to: paths.newImport() }) })
  const number = (value: number | undefined) => (value === undefined ? '–' : i18n.number(value))
  const none = imports.items?.length === 0
  const begin = <Button variant="filled" component={Link} to={paths.newImport()} leftSection={<IconPlus aria-hidden />} rightSection={<KeyCaps caps={['N']} />}><Trans>New import</Trans></Button>
  return (
    <div className={listLayout.page}>
      <PageHead title={t`Imports`} actions={!none && begin} />
      <div className={listLayout.body}>
        {imports.error && !imports.items && <ProblemOf problem={imports.error} ways={<Button variant="filled" onClick={imports.again}><Trans>Try again</Trans></Button>} />}
        {!imports.error && !imports.items && <Loading label={t`Fetching the imports`}><BoneRows rows={6} /></Loading>}
        {none && (
          <EmptyState
            title={<Trans>Nothing was brought in yet</Trans>}
            steps={begin}
            sample={<><IconTableImport aria-hidden /><b>{t`customers.csv`}</b><span className={classes.quiet}><Trans>1,204 new · 12 refused</Trans></span></>}
          >
            <Trans>Customers, products and open orders come from a CSV or XLSX file of your old program. A dry run shows what will happen, and a whole import can be undone.</Trans>
          </EmptyState>
        )}
        {imports.items && !none && (
          <DataTable
            caption={t`Imports`}
            rows={imports.items}
            rowKey={(row) => row.id}
            rowTo={(row) => `${paths.newImport()}?id=${row.id}`}
            columns={[
              { id: 'file', head: t`File`, cell: (row) => <span className={classes.file}>{row.fileName}</span> },
              { id: 'kind', head: t`What`, width: '14%', cell: (row) => names.kinds[row.kind] },
              { id: 'state', head: t`State`, width: '17%', phone: 'end', cell: (row) => <Tag tone={tones[row.state] ?? 'outline'}>{names.states[row.state]}</Tag> },
              { id: 'created', head: t`New`, numeric: true, width: '10%', phone: 'hide', cell: (row) => number(row.result?.created) },
              { id: 'updated', head: t`Updated`, numeric: true, width: '10%', phone: 'hide', cell: (row) => number(row.result?.updated) },
              { id: 'refused', head: t`Refused`, numeric: true, width: '10%', phone: 'hide', cell: (row) => number(row.result?.refused) },
              { id: 'day', head: t`Day`, width: '118px', cell: (row) => <Day of={row.createdAt.slice(0, 10)} as="date" /> },
            ]}
            more={imports.hasMore && <MoreRows fetching={imports.fetchingMore} more={imports.more} />}
          />
        )}
        {imports.items && !none && <KeepingPart />}
      </div>
    </div>
  )
}
