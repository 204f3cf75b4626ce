import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Language } from '#kernel/languages'
import { useSend } from '#platform/ui/api/use-send'
import { ListAndSide } from '#platform/ui/list-and-side.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import type { KindSettings, KindSetUp } from '../../contract.ts'
import classes from './kinds-page.module.css'
import { codeFrom } from './move-stage.ts'
import { NamesField } from './names-field.tsx'
import { StageForm } from './stage-form.tsx'
import { StageList } from './stage-list.tsx'

type Stage = KindSettings['stages'][number]
type Values = Pick<KindSettings, 'names' | 'active' | 'stages'>

export interface KindEditorProps {
  readonly kind: KindSettings
  /** A new kind that begins as a copy: its code is made from its name. */
  readonly taken: readonly string[] | null
  readonly onSaved: (code: string) => void
  readonly onCancel: () => void
}

/** A kind of order with its stages; saving makes a new version, and orders that run keep theirs. */
export function KindEditor({ kind, taken, onSaved, onCancel }: KindEditorProps) {
  const { i18n, t } = useLingui()
  const language = i18n.locale as Language
  const saved: Values = { names: kind.names, active: kind.active, stages: kind.stages }
  const draft = useDraft(saved)
  const [open, setOpen] = useState<string | null>(null)
  const [said, setSaid] = useState(false)
  const change = useSend<KindSettings, KindSetUp>({ name: 'order-kind.change', method: 'PUT', path: `/order-kinds/${kind.code}`, kinds: ['orders', 'order-kinds'] })
  const add = useSend<KindSettings, KindSetUp & { code: string }>({ name: 'order-kind.add', method: 'POST', path: '/order-kinds', kinds: ['orders', 'order-kinds'] })
  const { names, active, stages } = draft.values
  const setStages = (next: readonly Stage[]) => draft.set('stages', [...next])
  const stage = stages.find(({ code }) => code === open)
  const addStage = () => {
    const before = stages.at(-2) ?? stages[0]
    const name = t`New stage`
    const code = codeFrom(`own-${stages.length}`, stages.map((one) => one.code))
    const own: Stage = {
      code, phase: before?.phase ?? 'taken', place: before?.place ?? 'shop', mark: 'hexagon', names: { en: name, cs: name, 'pt-BR': name, 'zh-CN': name }, targetMinutes: null, roles: null, fields: [], guards: [], label: null,
      lensesCommitted: before?.lensesCommitted ?? false, countsAsLate: true, collectHere: false,
    }
    setStages(stages.toSpliced(Math.max(stages.length - 1, 0), 0, own))
    setOpen(code)
  }
  const body: KindSetUp = { names, active, stages }
  const save = async () => {
    const done = taken ? await add.send({ ...body, code: codeFrom(names.en, taken) }) : await change.send(body, kind.version)
    if (!done) return
    draft.reset()
    setSaid(true)
    onSaved(done.answer.code)
  }
  const running = kind.running
  return (
    <div className={classes.editor}>
      <Panel title={taken ? t`A new kind of order` : names[language]} note={taken ? undefined : running > 0 ? t`version ${kind.version}, ${running} running orders keep theirs` : t`version ${kind.version}`}>
        <NamesField legend={t`Name of the kind`} value={names} onChange={(next) => draft.set('names', next)} />
        <Checkbox label={t`In use: new orders can be of this kind`} checked={active} onChange={(event) => draft.set('active', event.currentTarget.checked)} />
      </Panel>
      <ListAndSide side={stage && (
        <StageForm
          key={stage.code} stage={stage} language={language} otherFields={otherFields(stages, stage)} onChange={(next) => setStages(stages.map((one) => (one.code === stage.code ? next : one)))}
          onRemove={() => {
            setStages(stages.filter((one) => one.code !== stage.code))
            setOpen(null)
          }}
        />
      )}>
        <Panel title={t`Stages`} note={t`drag them, or press Alt with the arrows`} flush>
          <div className={classes.list}><StageList stages={stages} open={open} language={language} onOpen={setOpen} onChange={setStages} onAdd={addStage} /></div>
        </Panel>
      </ListAndSide>
      <SaveBar
        label={taken ? <Trans>Add the kind</Trans> : <Trans>Save as a new version</Trans>} onSave={() => void save()} pending={change.pending || add.pending} problem={taken ? add.problem : change.problem}
        ready={draft.changed || taken !== null} saved={said && !draft.changed ? t`Saved. New orders begin with these stages.` : undefined}
        {...((draft.changed || taken) && { onCancel: () => { draft.reset(); change.forget(); add.forget(); onCancel() } })}
      />
    </div>
  )
}

/** Fields that other stages ask for, each once. */
const otherFields = (stages: readonly Stage[], stage: Stage): Stage['fields'] =>
  [...new Map(stages.filter(({ code }) => code !== stage.code).flatMap(({ fields }) => fields).map((field) => [field.code, field])).values()]
