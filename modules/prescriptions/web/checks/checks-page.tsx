import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { SettingsFrame, useMay } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import type { CheckSettingsView, checkSettingsChange } from '../../contract.ts'
import { checkDefaults, jumpKeys, limitKeys, type LimitKey } from '../../domain/index.ts'
import { RegisterPanel } from '../versions/register-panel.tsx'
import { BoundInput } from './bound-input.tsx'
import classes from './checks-page.module.css'
import { useJumpNames, useLimitNames } from './setting-names.ts'

/** What is usual in prescriptions here: bounds of each value, and which jumps ask for a second look. */
export default function ChecksPage() {
  const { t } = useLingui()
  const read = useRead<CheckSettingsView>('/prescription-checks', { kinds: ['prescription-checks'] })
  return (
    <SettingsFrame title="prescriptionChecks" note={t`what stands outside is looked at again, or refused`}>
      {read.error && !read.data && <ProblemOf problem={read.error} ways={<Button onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} />}
      {!read.error && !read.data && <Loading label={t`Fetching the limits`}><BoneRows rows={6} /></Loading>}
      {read.data && <SettingsForm settings={read.data} />}
      <RegisterPanel />
    </SettingsFrame>
  )
}

function SettingsForm({ settings }: { readonly settings: CheckSettingsView }) {
  const { t } = useLingui()
  const may = useMay('prescriptions.set-limits')
  const [limitNames, jumpNames] = [useLimitNames(), useJumpNames()]
  const draft = useDraft({ limits: settings.limits, jumps: settings.jumps })
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set())
  const [saved, setSaved] = useState(false)
  const change = useSend<CheckSettingsView, z.input<typeof checkSettingsChange>>({ name: 'prescriptions.checks', method: 'PUT', path: '/prescription-checks', kinds: ['prescription-checks'] })
  const { limits, jumps } = draft.values
  const tellReadable = (name: string, readable: boolean) => setUnread((now) => new Set(readable ? [...now].filter((one) => one !== name) : [...now, name]))
  const save = async () => {
    if (await change.send({ limits, jumps }, settings.version)) setSaved(true)
  }
  const bounds = { warnFrom: t`Look again below`, warnTo: t`Look again above`, refuseFrom: t`Refuse below`, refuseTo: t`Refuse above` } as const
  const setLimit = (key: LimitKey, bound: keyof typeof bounds, value: number | null) => {
    setSaved(false)
    draft.set('limits', { ...limits, [key]: { ...limits[key], [bound]: value } })
  }
  return (
    <>
      <Panel title={t`What is usual`} note={t`an empty field sets no bound`}>
        {limitKeys.map((key) => (
          <fieldset key={key} className={classes.row} disabled={!may}>
            <legend>{limitNames[key].name} <span>{limitNames[key].unit}</span></legend>
            {(Object.keys(bounds) as (keyof typeof bounds)[]).map((bound) => (
              <BoundInput key={bound} label={bounds[bound]} scale={limitNames[key].scale} value={limits[key][bound]} error={change.problem?.at(`limits/${key}/${bound}`)} onReadable={(readable) => tellReadable(`${key}.${bound}`, readable)} onChange={(value) => setLimit(key, bound, value)} />
            ))}
          </fieldset>
        ))}
      </Panel>
      <Panel title={t`Beside the prescription before`} note={t`from which difference on a second look is asked for`}>
        <fieldset className={classes.jumps} disabled={!may}>
          <legend className="sr-only">{t`Beside the prescription before`}</legend>
          {jumpKeys.map((key) => (
            <BoundInput
              key={key} label={`${jumpNames[key].name} (${jumpNames[key].unit})`} scale={jumpNames[key].scale} value={jumps[key]} onReadable={(readable) => tellReadable(key, readable)}
              onChange={(value) => {
                setSaved(false)
                draft.set('jumps', { ...jumps, [key]: value ?? checkDefaults.jumps[key] })
              }}
            />
          ))}
        </fieldset>
      </Panel>
      {may
        ? <SaveBar label={<Trans>Save the limits</Trans>} ready={draft.changed && unread.size === 0} pending={change.pending} problem={change.problem} onSave={() => void save()} {...(draft.changed && { onCancel: draft.reset })} saved={saved && <Trans>Saved. What was written stays as it is.</Trans>} />
        : <p className={classes.quiet}><Trans>The owner, a manager or an optometrist sets these.</Trans></p>}
    </>
  )
}
