import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { SettingsFrame } from '#modules/identity/web'
import { useReadList } from '#platform/ui/api/use-read'
import { DataTable } from '#platform/ui/data-table.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { ListAndSide } from '#platform/ui/list-and-side.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { LabView } from '../contract.ts'
import { LabForm } from './lab-form.tsx'
import classes from './labs.module.css'
import { StandardPanel } from './standard-panel.tsx'
import { TableSide } from './tolerances/table-side.tsx'
import { TablesPanel } from './tolerances/tables-panel.tsx'

/** Labs with their terms, and by which standard is inspected. */
export default function LabsPage() {
  const { t } = useLingui()
  const list = useReadList<LabView>('/labs', { kinds: ['labs'] })
  const [side, setSide] = useState<string | null>(null)
  const opened = list.items?.find(({ id }) => id === side)
  useKeys({ N: () => setSide('new'), ...(side && { Esc: () => setSide(null) }) })
  const add = <Button variant="filled" leftSection={<IconPlus aria-hidden />} rightSection={<KeyCaps caps={['N']} />} onClick={() => setSide('new')}><Trans>New lab</Trans></Button>
  const none = list.items?.length === 0 && !side
  const close = () => setSide(null)
  const table = /^(table|copy) (.+)$/.exec(side ?? '')
  const form = side === 'new' ? <LabForm key="new" onDone={close} /> : opened ? <LabForm key={`${opened.id} ${opened.version}`} lab={opened} onDone={close} />
    : table ? <TableSide key={side} code={table[2]!} asCopy={table[1] === 'copy'} onCopy={() => setSide(`copy ${table[2]}`)} onDone={close} /> : null
  return (
    <SettingsFrame title="labs" actions={!none && !side && add}>
      {list.error && <ProblemOf problem={list.error} ways={<Button onClick={list.again}><Trans>Try again</Trans></Button>} />}
      <ListAndSide side={form}>
        <div className={classes.stack}>
          {!list.items && !list.error && <Loading label={t`Fetching the labs`}><BoneRows rows={3} /></Loading>}
          {none && (
            <EmptyState title={<Trans>No labs yet</Trans>} steps={add} sample={<><b>Sázava lab</b><span><Trans>5 working days, first remake free</Trans></span></>}>
              <Trans>With a lab an order goes out as a file, a paper or an e-mail, its day is promised from what the lab has kept so far, and remakes are counted by cause.</Trans>
            </EmptyState>
          )}
          {list.items && list.items.length > 0 && (
            <DataTable
              caption={t`Labs`}
              rows={list.items}
              rowKey={({ id }) => id}
              onOpen={({ id }) => setSide(id)}
              openKey={side}
              columns={[
                { id: 'name', head: t`Lab`, cell: ({ name }) => <b>{name}</b> },
                { id: 'makers', head: t`Makers`, phone: 'hide', cell: ({ makers }) => (makers.length > 0 ? makers.join(', ') : <Trans>any</Trans>) },
                { id: 'days', head: t`It says`, width: '24%', cell: ({ statedDays }) => <Plural value={statedDays} one="# working day" other="# working days" /> },
                { id: 'state', head: t`State`, width: '16%', phone: 'end', cell: ({ active }) => (active ? <Tag tone="ready"><Trans>in use</Trans></Tag> : <Tag><Trans>not in use</Trans></Tag>) },
              ]}
            />
          )}
          <StandardPanel />
          <TablesPanel open={table?.[1] === 'table' ? table[2]! : null} onOpen={(code) => setSide(`table ${code}`)} onCopy={(code) => setSide(`copy ${code}`)} />
        </div>
      </ListAndSide>
    </SettingsFrame>
  )
}
