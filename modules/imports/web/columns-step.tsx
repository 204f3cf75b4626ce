import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { ImportSamples, ImportSettings, ImportView } from '../contract.ts'
import classes from './imports.module.css'
import { OrderSelects, ProductSelects } from './kind-selects.tsx'
import { SamplesTable } from './samples-table.tsx'

interface Props { readonly shown: ImportView; readonly settings: ImportSettings; readonly mayChange: boolean }

/** The second step: how the file is read, what its columns mean, and twenty rows of it beside what is read of them. */
export function ColumnsStep({ shown, settings, mayChange }: Props) {
  const { t } = useLingui()
  const samples = useRead<ImportSamples>(`/imports/${shown.id}/samples`, { kinds: ['imports'] })
  const { send, pending, problem } = useSend<ImportView, ImportSettings>({ name: 'import.settings', method: 'PUT', path: `/imports/${shown.id}/settings`, kinds: ['imports'] })
  const change = (part: Partial<ImportSettings>) => void send({ ...settings, ...part }, shown.version)
  const select = <Key extends keyof ImportSettings>(key: Key, label: string, data: { value: string; label: string }[]) =>
    <NativeSelect label={label} value={String(settings[key])} data={data} disabled={!mayChange || pending} onChange={(event) => change({ [key]: event.currentTarget.value })} />
  const matches: readonly [ImportSettings['matchBy'][number], string][] = [['tax-id', t`Tax numbers`], ['email', t`E-mail`], ['phone', t`Phone`], ['name-and-birth', t`Name and birth date`]]
  const toggle = (mark: ImportSettings['matchBy'][number], on: boolean) => change({ matchBy: on ? [...settings.matchBy, mark] : settings.matchBy.filter((one) => one !== mark) })
  return (
    <Panel title={<Trans>2. What the columns are</Trans>} note={<Trans>Found by themselves; change what is wrong</Trans>}>
      <div className={classes.settings}>
        {shown.format === 'csv' && select('encoding', t`Encoding`, [['utf-8', 'UTF-8'], ['windows-1250', 'Windows-1250'], ['gb18030', 'GB18030'], ['latin-1', 'Latin-1']].map(([value = '', label = '']) => ({ value, label })))}
        {shown.format === 'csv' && select('delimiter', t`Columns are parted by`, [{ value: ',', label: t`comma` }, { value: ';', label: t`semicolon` }, { value: '\t', label: t`tab` }, { value: '|', label: t`bar` }])}
        {select('decimal', t`Decimals`, [{ value: ',', label: '1,50' }, { value: '.', label: '1.50' }])}
        {select('dayOrder', t`Days`, [{ value: 'dmy', label: t`day, month, year` }, { value: 'mdy', label: t`month, day, year` }])}
        <SavedText key={`phones ${settings.phoneCountry}`} label={t`Phones without + are from`} value={settings.phoneCountry} disabled={!mayChange} onSave={(text) => change({ phoneCountry: text.toUpperCase() })} />
        <SavedText key={`system ${settings.system}`} label={t`Name of the old program`} value={settings.system} disabled={!mayChange} onSave={(text) => change({ system: text.toLowerCase() })} />
        {shown.kind === 'products' && <ProductSelects settings={settings} disabled={!mayChange || pending} onChange={change} />}
        {shown.kind === 'orders' && <OrderSelects settings={settings} disabled={!mayChange || pending} onChange={change} />}
        {select('onMatch', t`Who is here already`, [{ value: 'update', label: t`is updated` }, { value: 'skip', label: t`is left out` }, { value: 'add', label: t`is made once more` }])}
      </div>
      {shown.kind === 'customers' && (
        <fieldset className={classes.choices} disabled={!mayChange}>
          <legend><Trans>Known to be here by the old number, and by</Trans></legend>
          {matches.map(([mark, label]) => <Checkbox key={mark} label={label} checked={settings.matchBy.includes(mark)} onChange={(event) => toggle(mark, event.currentTarget.checked)} />)}
          <Checkbox label={t`only when the name agrees too`} checked={settings.sameName} onChange={(event) => change({ sameName: event.currentTarget.checked })} />
        </fieldset>
      )}
      {problem && <ProblemOf problem={problem} />}
      <SamplesTable shown={shown} settings={settings} samples={samples.data?.items ?? []} onFields={mayChange && !pending ? (fields) => change({ fields }) : undefined} />
    </Panel>
  )
}

/** A short text that is saved when it is left, not with every key. */
function SavedText({ label, value, disabled, onSave }: { readonly label: string; readonly value: string; readonly disabled: boolean; readonly onSave: (text: string) => void }) {
  const [text, setText] = useState(value)
  const field = useRef<HTMLInputElement>(null)
  return <TextInput ref={field} label={label} value={text} disabled={disabled} onChange={(event) => setText(event.currentTarget.value)} onBlur={() => text !== value && onSave(text)} onKeyDown={(event) => { if (event.key === 'Enter') field.current?.blur() }} />
}
