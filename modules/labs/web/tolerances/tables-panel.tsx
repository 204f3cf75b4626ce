import { Trans, useLingui } from '@lingui/react/macro'
import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { useSend } from '#platform/ui/api/use-send'
import { DataTable } from '#platform/ui/data-table.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { OwnTableView } from '../../contract.ts'
import classes from '../labs.module.css'
import { useTables } from './use-tables.ts'

interface TablesPanelProps { readonly open: string | null; readonly onOpen: (code: string) => void; readonly onCopy: (code: string) => void }

/** The tables of tolerances: to look at, to copy and change, to bring in from a file of another shop. */
export function TablesPanel({ open, onOpen, onCopy }: TablesPanelProps) {
  const { t } = useLingui()
  const { tables, error } = useTables()
  const [unread, setUnread] = useState(false)
  const bring = useSend<OwnTableView, object>({ name: 'tolerance-table.make', method: 'POST', path: '/tolerance-tables', kinds: ['labs'] })
  const take = async (file: File | null) => {
    if (!file) return
    bring.forget()
    const content = readObject(await file.text())
    setUnread(content === null)
    const done = content && await bring.send({ id: newId(), ...content })
    if (done) onOpen(done.answer.id)
  }
  const first = tables?.[0]
  return (
    <Panel title={t`Tables of tolerances`}>
      <div className={classes.stack}>
      {error && <ProblemOf problem={error} />}
      {tables && (
        <DataTable
          caption={t`Tables of tolerances`}
          rows={tables}
          rowKey={({ code }) => code}
          onOpen={({ code }) => onOpen(code)}
          openKey={open}
          columns={[
            { id: 'name', head: t`Table`, cell: ({ name }) => <b>{name}</b> },
            { id: 'source', head: t`Figures from`, phone: 'below', cell: ({ source }) => source },
            {
              id: 'state', head: t`State`, width: '22%', phone: 'end',
              cell: ({ inForce, own }) => (inForce ? <Tag tone="ready"><Trans>in force</Trans></Tag> : own?.active === false ? <Tag><Trans>not in use</Trans></Tag> : own ? <Trans>own</Trans> : <Trans>comes with Lunette</Trans>),
            },
          ]}
        />
      )}
        <p className={classes.plain}><Trans>Does your shop work by another standard? Copy a table, type its figures in and choose it above.</Trans></p>
        {unread && <ProblemPanel tone="late" title={<Trans>This file is no table of tolerances</Trans>}><Trans>It is the file that “Take out as a file” writes, here or in another shop.</Trans></ProblemPanel>}
        {bring.problem && <ProblemOf problem={bring.problem} />}
        <div className={classes.buttons}>
          {first && <Button size="xs" onClick={() => onCopy(first.code)}><Trans>New table from {first.name}</Trans></Button>}
          <FileButton accept=".json" onChange={(file) => void take(file)}>{(props) => <Button size="xs" disabled={bring.pending} {...props}><Trans>Bring in a file</Trans></Button>}</FileButton>
        </div>
      </div>
    </Panel>
  )
}

/** What a JSON file says, if it is an object; the server says what is wrong inside. */
function readObject(text: string): object | null {
  try {
    const content: unknown = JSON.parse(text)
    return typeof content === 'object' && content !== null && !Array.isArray(content) ? content : null
  } catch {
    return null
  }
}
