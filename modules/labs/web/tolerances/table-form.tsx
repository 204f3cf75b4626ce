import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Switch, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { newId } from '#kernel/ids'
import { useSignedIn } from '#modules/identity/web'
import { useDecimalMark } from '#modules/prescriptions/web'
import { useSend } from '#platform/ui/api/use-send'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import type { NewTable, OwnTableView, TableChange } from '../../contract.ts'
import type { ToleranceFigures } from '../../domain/index.ts'
import classes from '../labs.module.css'
import { BandLists } from './band-lists.tsx'
import { readTyped, toTyped } from './typed-figures.ts'
import type { ListedTable } from './use-tables.ts'

interface TableFormProps { readonly from: ListedTable; /** Null: a new one, which begins as a copy. */ readonly own: OwnTableView | null; readonly onCopy: () => void; readonly onDone: () => void }

/** A table of the shop's own: how it is called, where its figures were read, and the figures as bands. */
export function TableForm({ from, own, onCopy, onDone }: TableFormProps) {
  const { t } = useLingui()
  const { session } = useSignedIn()
  const start = toTyped(from.figures, useDecimalMark())
  const [name, setName] = useState(own?.name ?? '')
  const [source, setSource] = useState(own?.source ?? '')
  const [typed, setTyped] = useState(start)
  const [active, setActive] = useState(own?.active ?? true)
  const [id] = useState(newId)
  const { figures, faults } = useMemo(() => readTyped(typed), [typed])
  const make = useSend<OwnTableView, NewTable>({ name: 'tolerance-table.make', method: 'POST', path: '/tolerance-tables', kinds: ['labs'], about: name })
  const change = useSend<OwnTableView, TableChange>({ name: 'tolerance-table.change', method: 'PATCH', path: `/tolerance-tables/${own?.id}`, kinds: ['labs'], about: name })
  const problem = make.problem ?? change.problem
  const touched = own && figures && { ...(name.trim() !== own.name && { name: name.trim() }), ...(source.trim() !== own.source && { source: source.trim() }), ...(isSame(figures, own.figures) ? {} : { figures: toSend(figures) }), ...(active !== own.active && { active }) }
  const save = async () => {
    if (!figures) return
    const done = own && touched ? await change.send(touched, own.version) : await make.send({ id, name: name.trim(), source: source.trim(), figures: toSend(figures) })
    if (done) onDone()
  }
  return (
    <Panel title={own ? own.name : t`New table of tolerances`} note={own ? t`version ${own.version}` : t`a copy of ${from.name}`}>
      <div className={classes.stack}>
        <TextInput label={t`Name of the standard`} description={t`As certificates name it, with its year.`} ref={focusOnOpen} maxLength={80} value={name} error={problem?.at('name')} onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput label={t`Figures from`} description={t`Where you read them: the standard, its page.`} maxLength={200} value={source} error={problem?.at('source')} onChange={(event) => setSource(event.currentTarget.value)} />
        <BandLists typed={typed} faults={faults} onType={setTyped} />
        {own && <Switch label={t`In use`} description={own.inForce ? t`Lenses are judged by it. Choose another first.` : undefined} disabled={own.inForce} checked={active} onChange={(event) => setActive(event.currentTarget.checked)} />}
        {own && <p className={classes.quiet}><Trans>What was inspected before keeps the figures of its day.</Trans></p>}
        <SaveBar label={own ? <Trans>Save the table</Trans> : <Trans>Add the table</Trans>} ready={name.trim() !== '' && source.trim() !== '' && figures !== null && (!touched || Object.keys(touched).length > 0)} pending={make.pending || change.pending} problem={problem} fields={['name', 'source']} onSave={() => void save()} onCancel={onDone} />
        {own && (
          <div className={classes.buttons}>
            <a href={`/api/v1/tolerance-tables/${own.id}/file?organization=${session.organization.id}`} download><Trans>Take out as a file</Trans></a>
            <Button size="xs" variant="subtle" onClick={onCopy}><Trans>Make a copy</Trans></Button>
          </div>
        )}
      </div>
    </Panel>
  )
}

const isSame = (one: ToleranceFigures, other: ToleranceFigures): boolean => JSON.stringify(toTyped(one, '.')) === JSON.stringify(toTyped(other, '.'))

/** The same figures as the contract types them, whose lists are no read-only ones. */
const toSend = (figures: ToleranceFigures): NewTable['figures'] => structuredClone(figures) as NewTable['figures']
