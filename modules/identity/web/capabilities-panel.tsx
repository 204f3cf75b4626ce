import { useLingui } from '@lingui/react/macro'
import { Switch } from '@mantine/core'
import { useSend } from '#platform/ui/api/use-send'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { ruledList } from '#platform/ui/ruled-list'
import { capabilities, needs, type Capability } from '../domain/index.ts'
import classes from './capabilities-panel.module.css'
import { capabilityNames } from './names.ts'
import { useSignedIn } from './session.ts'

/** Which parts of Lunette this organization uses. What another part needs stays on, and says for which. */
export function CapabilitiesPanel() {
  const { i18n, t } = useLingui()
  const { organization } = useSignedIn().session
  const change = useSend<unknown, { capability: Capability; enabled: boolean }>({
    name: 'organization.switch-capability',
    method: 'PUT',
    path: ({ capability }) => `/organization/capabilities/${capability}`,
    body: ({ enabled }) => ({ enabled }),
    kinds: ['identity'],
  })
  const on = (capability: Capability) => organization.capabilities.includes(capability)
  return (
    <Panel title={t`Parts in use`} note={t`What is off disappears from the screens; nothing that was recorded is lost`}>
      {change.problem && <ProblemOf problem={change.problem} />}
      <ul className={`${ruledList} ${classes.list}`}>
        {capabilities.map((capability) => {
          const neededBy = capabilities.filter((other) => on(other) && needs[other].includes(capability))
          const missing = needs[capability].filter((needed) => !on(needed))
          const names = (list: readonly Capability[]) => list.map((one) => i18n._(capabilityNames[one].title)).join(', ')
          return (
            <li key={capability}>
              <Switch
                label={i18n._(capabilityNames[capability].title)}
                description={i18n._(capabilityNames[capability].brings)}
                checked={on(capability)}
                disabled={change.pending || neededBy.length > 0 || missing.length > 0}
                onChange={(event) => void change.send({ capability, enabled: event.currentTarget.checked })}
              />
              {neededBy.length > 0 && <span className={classes.why}>{t`needed by: ${names(neededBy)}`}</span>}
              {missing.length > 0 && <span className={classes.why}>{t`needs: ${names(missing)}`}</span>}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
