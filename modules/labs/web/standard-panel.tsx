import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { LabSettingsView } from '../contract.ts'
import classes from './labs.module.css'

/** By which table of tolerances lenses are inspected, with the source of its figures. */
export function StandardPanel() {
  const { t } = useLingui()
  const read = useRead<LabSettingsView>('/lab-settings', { kinds: ['labs'] })
  const choose = useSend<LabSettingsView, { standard: string }>({ name: 'lab-settings.choose', method: 'PUT', path: '/lab-settings', kinds: ['labs'] })
  const settings = read.data
  if (!settings) return null
  const table = settings.tables.find(({ code }) => code === settings.inForce?.code)
  return (
    <Panel title={t`Final inspection`}>
      <NativeSelect
        label={t`Differences are judged by`}
        value={settings.standard}
        disabled={choose.pending}
        onChange={(event) => void choose.send({ standard: event.currentTarget.value }, settings.version)}
        data={[{ value: 'by-country', label: t`the usual standard of the country` }, ...settings.tables.map(({ code, name }) => ({ value: code, label: name })), { value: 'none', label: t`no standard: differences are shown, nothing is judged` }]}
      />
      <p className={classes.quiet}>
        {table ? <Trans>In force: {table.name}. Figures from: {table.source}.</Trans> : <Trans>No table is in force. The inspection shows every difference, and whoever inspects decides.</Trans>}
      </p>
      {choose.problem && <ProblemOf problem={choose.problem} />}
    </Panel>
  )
}
