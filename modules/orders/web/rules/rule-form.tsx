import { Trans, useLingui } from '@lingui/react/macro'
import { Button, MultiSelect, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useSignedIn } from '#modules/identity/web'
import { useSend } from '#platform/ui/api/use-send'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { newOrderRule, OrderRule, orderRuleChange } from '../../contract.ts'
import classes from '../order/actions.module.css'

interface Named { readonly id: string; readonly name: string }

export interface RuleFormProps {
  /** The rule that is changed; null: a new one. */
  readonly rule: OrderRule | null
  readonly kinds: readonly { readonly code: string; readonly name: string }[]
  readonly people: readonly Named[]
  readonly skills: readonly Named[]
  readonly onDone: () => void
}

const choices = (list: readonly Named[]) => list.map(({ id, name }) => ({ value: id, label: name }))

/** A rule: for which orders, and who gets them. What is left empty is any. */
export function RuleForm({ rule, kinds, people, skills, onDone }: RuleFormProps) {
  const { t } = useLingui()
  const { branches } = useSignedIn().session
  const [name, setName] = useState(rule?.name ?? '')
  const [forKinds, setKinds] = useState<string[]>(rule?.conditions.kinds ?? [])
  const [branchIds, setBranches] = useState<string[]>(rule?.conditions.branchIds ?? [])
  const [skillId, setSkill] = useState<string | null>(rule?.conditions.skillId ?? null)
  const [staffId, setStaff] = useState<string | null>(rule?.action.assign === 'staff' ? rule.action.staffId : null)
  const add = useSend<OrderRule, z.input<typeof newOrderRule>>({ name: 'order-rule.add', method: 'POST', path: '/order-rules', kinds: ['order-rules'] })
  const change = useSend<OrderRule, z.input<typeof orderRuleChange>>({ name: 'order-rule.change', method: 'PATCH', path: `/order-rules/${rule?.id}`, kinds: ['order-rules'] })
  const { pending, problem } = rule ? change : add
  const ready = name.trim() !== '' && !pending
  const save = async () => {
    const { channels } = rule?.conditions ?? {}
    const content = {
      name: name.trim(), conditions: { ...(channels && { channels }), ...(forKinds.length > 0 && { kinds: forKinds }), ...(branchIds.length > 0 && { branchIds }), ...(skillId && { skillId }) },
      action: staffId ? { assign: 'staff' as const, staffId } : { assign: 'least-busy' as const },
    }
    if (await (rule ? change.send(content, rule.version) : add.send(content))) onDone()
  }
  useKeys(ready ? { 'Ctrl Enter': () => void save() } : {})
  return (
    <Panel title={rule ? rule.name : t`New rule`}>
      <form className={classes.stack} onSubmit={(event) => { event.preventDefault(); if (ready) void save() }}>
        {problem && <ProblemOf problem={problem} />}
        <TextInput label={t({ message: 'Name', context: 'of a thing' })} ref={focusOnOpen} required maxLength={120} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <MultiSelect label={t`Kinds of order`} placeholder={forKinds.length === 0 ? t`any` : ''} data={kinds.map((kind) => ({ value: kind.code, label: kind.name }))} value={forKinds} onChange={setKinds} />
        <MultiSelect label={t`Branches`} placeholder={branchIds.length === 0 ? t`any` : ''} data={choices(branches)} value={branchIds} onChange={setBranches} />
        <Select label={t`Only people who can`} placeholder={t`any`} clearable data={choices(skills)} value={skillId} onChange={setSkill} />
        <Select label={t`Goes to`} placeholder={t`who has the fewest open orders`} clearable data={choices(people)} value={staffId} onChange={setStaff} />
        <div className={classes.buttons}>
          <Button type="submit" variant="filled" disabled={!ready} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}><Trans>Save</Trans></Button>
          <Button variant="subtle" disabled={pending} onClick={onDone}><Trans>Not now</Trans></Button>
        </div>
      </form>
    </Panel>
  )
}
