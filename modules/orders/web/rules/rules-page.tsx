import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Switch } from '@mantine/core'
import { IconArrowUp, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import { SettingsFrame, useSignedIn } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { DataTable } from '#platform/ui/data-table.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { ListAndSide } from '#platform/ui/list-and-side.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { OrderRule, orderRuleChange } from '../../contract.ts'
import { useOrderKinds } from '../use-order-kinds.ts'
import { RuleForm } from './rule-form.tsx'
import { useWorkers } from './use-workers.ts'

/** Who gets an order that nobody owns: the first rule that fits it decides. */
export default function RulesPage() {
  const { t } = useLingui()
  const { branches } = useSignedIn().session
  const rules = useRead<{ items: OrderRule[] }>('/order-rules', { kinds: ['order-rules'] })
  const kinds = useOrderKinds().data?.items ?? []
  const { people, skills } = useWorkers()
  const change = useSend<OrderRule, z.input<typeof orderRuleChange> & { id: string }>({ name: 'order-rule.change', method: 'PATCH', path: ({ id }) => `/order-rules/${id}`, body: ({ id: _id, ...changed }) => changed, kinds: ['order-rules'] })
  const [open, setOpen] = useState<string | null>(null)
  const close = () => setOpen(null)
  useKeys({ N: () => setOpen('new'), ...(open && { Esc: close }) })
  const nameIn = (list: readonly { readonly id: string; readonly name: string }[], id: string): string => list.find((one) => one.id === id)?.name ?? '–'
  const when = ({ conditions }: OrderRule): string => [
    ...(conditions.kinds ?? []).map((code) => kinds.find((kind) => kind.code === code)?.name ?? code), ...(conditions.branchIds ?? []).map((id) => nameIn(branches, id)), ...(conditions.skillId ? [nameIn(skills, conditions.skillId)] : []),
  ].join(' · ') || t`every order`
  const then = ({ action }: OrderRule): string => (action.assign === 'staff' ? nameIn(people, action.staffId) : t`who has the fewest open orders`)
  const add = <Button variant="filled" leftSection={<IconPlus aria-hidden />} rightSection={<KeyCaps caps={['N']} />} onClick={() => setOpen('new')}><Trans>New rule</Trans></Button>
  const items = rules.data?.items
  const none = items?.length === 0
  const opened = items?.find(({ id }) => id === open) ?? null
  /** The rule changes places with the one that is tried before it. */
  const tryEarlier = async (rule: OrderRule) => {
    const before = items?.[items.indexOf(rule) - 1]
    if (before && await change.send({ id: rule.id, position: before.position }, rule.version)) await change.send({ id: before.id, position: Math.max(rule.position, before.position + 1) }, before.version)
  }
  return (
    <SettingsFrame title="orderRules" note={t`the first rule that fits gives the order to somebody`} actions={!none && !open && add}>
      {rules.error && <ProblemOf problem={rules.error} ways={<Button onClick={() => void rules.refetch()}><Trans>Try again</Trans></Button>} />}
      {change.problem && <ProblemOf problem={change.problem} />}
      <ListAndSide side={(open === 'new' || opened) && <RuleForm key={open} rule={opened} kinds={kinds} people={people} skills={skills} onDone={close} />}>
        {!items && !rules.error && <Loading label={t`Fetching the rules`}><BoneRows rows={3} /></Loading>}
        {none && <EmptyState title={<Trans>No rules yet</Trans>} steps={open ? undefined : add} sample={<><b><Trans>Repairs</Trans></b><span><Trans>who has the fewest open orders</Trans></span></>}><Trans>An order that nobody owns waits until somebody takes it. A rule gives it to a person at once.</Trans></EmptyState>}
        {items && items.length > 0 && (
          <DataTable
            caption={t`Rules`} rows={items} rowKey={(rule) => rule.id} onOpen={(rule) => setOpen(rule.id)} openKey={open}
            columns={[
              { id: 'name', head: t`Rule`, cell: (rule) => rule.name, width: '24%' }, { id: 'when', head: t({ message: 'For', context: 'which orders' }), cell: when }, { id: 'then', head: t`Goes to`, cell: then, width: '28%' },
              { id: 'earlier', head: <span className="sr-only">{t`Order of trying`}</span>, width: '44px', cell: (rule) => items[0] !== rule && <ActionIcon variant="subtle" disabled={change.pending} aria-label={t`Try earlier: ${rule.name}`} onClick={() => void tryEarlier(rule)}><IconArrowUp aria-hidden /></ActionIcon> },
              { id: 'active', head: t`On`, width: '10%', phone: 'end', cell: (rule) => <Switch aria-label={t`Rule ${rule.name}`} checked={rule.active} disabled={change.pending} onChange={(event) => void change.send({ id: rule.id, active: event.currentTarget.checked }, rule.version)} /> },
            ]}
          />
        )}
      </ListAndSide>
    </SettingsFrame>
  )
}
