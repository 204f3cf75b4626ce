import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { SettingsFrame } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import type { classRules, classRulesChange } from '../../contract.ts'
import { useClassNames } from '../class-names.ts'
import { draftsOf, isWhole, rulesOf } from './rule-draft.ts'
import { RuleFields } from './rule-fields.tsx'

type Rules = z.output<typeof classRules>

/** When a customer becomes a member or VIP by what they bought. */
export default function ClassRulesPage() {
  const { t } = useLingui()
  const rules = useRead<Rules>('/customers/class-rules', { kinds: ['customers'] })
  return (
    <SettingsFrame title="classRules" note={t`a class given by hand stays`}>
      {rules.error && !rules.data && <ProblemOf problem={rules.error} ways={<Button onClick={() => void rules.refetch()}><Trans>Try again</Trans></Button>} />}
      {!rules.error && !rules.data && <Loading label={t`Fetching the rules`}><BoneRows rows={4} /></Loading>}
      {rules.data && <RulesForm rules={rules.data} />}
    </SettingsFrame>
  )
}

function RulesForm({ rules }: { readonly rules: Rules }) {
  const names = useClassNames()
  const draft = useDraft({ ...draftsOf(rules.rules) })
  const [saved, setSaved] = useState(false)
  const change = useSend<Rules, z.input<typeof classRulesChange>>({ name: 'customers.class-rules', method: 'PUT', path: '/customers/class-rules', kinds: ['customers'] })
  const save = async () => {
    if (!await change.send({ rules: rulesOf(draft.values) }, rules.version)) return
    draft.reset()
    setSaved(true)
  }
  const ready = draft.changed && isWhole(draft.values.vip) && isWhole(draft.values.member)
  return (
    <>
      {(['vip', 'member'] as const).map((name) => (
        <RuleFields
          key={name}
          name={names[name]}
          value={draft.values[name]}
          onChange={(to) => {
            setSaved(false)
            draft.set(name, { ...draft.values[name], ...to })
          }}
        />
      ))}
      <SaveBar label={<Trans>Save the rules</Trans>} ready={ready} pending={change.pending} problem={change.problem} onSave={() => void save()} {...(draft.changed && { onCancel: draft.reset })} saved={saved && <Trans>Saved. Every customer's class follows within minutes.</Trans>} />
    </>
  )
}
