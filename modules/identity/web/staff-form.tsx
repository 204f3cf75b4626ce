import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useSend } from '#platform/ui/api/use-send'
import { FormGrid, WholeRow } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import { RolesField } from './roles-field.tsx'
import { useSignedIn } from './session.ts'
import { SkillsField } from './skills-field.tsx'
import type { HeldRole, Skill, StaffMember } from './types.ts'

type Skills = StaffMember['skills']

export interface StaffFormProps {
  readonly member: StaffMember
  readonly skills: readonly Skill[]
  readonly onDone: () => void
}

/** Changes somebody's name, roles and skills, and whether they may sign in. */
export function StaffForm({ member, skills, onDone }: StaffFormProps) {
  const { t } = useLingui()
  const { session } = useSignedIn()
  const draft = useDraft({ name: member.name, roles: member.roles, skills: member.skills })
  const path = `/staff/${member.id}`
  const kinds = ['identity']
  const rename = useSend<StaffMember, { name: string }>({ name: 'staff.rename', about: member.name, method: 'PATCH', path, kinds })
  const setRoles = useSend<StaffMember, { roles: HeldRole[] }>({ name: 'staff.set-roles', about: member.name, method: 'PUT', path: `${path}/roles`, kinds })
  const setSkills = useSend<StaffMember, { skills: Skills }>({ name: 'staff.set-skills', about: member.name, method: 'PUT', path: `${path}/skills`, kinds })
  const turn = useSend<StaffMember, 'enable' | 'disable'>({ name: 'staff.turn', method: 'POST', path: (way) => `${path}/${way}`, body: () => undefined, kinds })
  const { values, set } = draft
  const problem = rename.problem ?? setRoles.problem ?? setSkills.problem
  const oneself = member.personId === session.person.id

  // Three small acts rather than one: each is a right and a line in the audit of its own. The version goes from one to the next.
  const save = async () => {
    const { name, roles, skills: able } = draft.changes()
    let { version } = member
    if (name !== undefined) {
      const done = await rename.send({ name }, version)
      if (!done) return
      version = done.answer.version
    }
    if (roles !== undefined) {
      const done = await setRoles.send({ roles }, version)
      if (!done) return
      version = done.answer.version
    }
    if (able !== undefined && !(await setSkills.send({ skills: able }, version))) return
    onDone()
  }
  return (
    <>
      <Panel title={member.name} note={member.email}>
        <FormGrid>
          <WholeRow><TextInput label={t`Name`} maxLength={120} value={values.name} error={problem?.at('name')} onChange={(event) => set('name', event.currentTarget.value)} /></WholeRow>
          <WholeRow><RolesField value={values.roles} onChange={(roles) => set('roles', roles)} /></WholeRow>
          <WholeRow><SkillsField skills={skills} value={values.skills} onChange={(able) => set('skills', able)} /></WholeRow>
        </FormGrid>
        <div style={{ height: 12 }} />
        <SaveBar
          label={<Trans>Save the changes</Trans>}
          ready={draft.changed && values.name.trim() !== ''}
          pending={rename.pending || setRoles.pending || setSkills.pending}
          problem={problem}
          fields={['name']}
          onSave={() => void save()}
          onCancel={onDone}
        />
      </Panel>
      {!oneself && (
        <Panel title={member.disabledAt ? t`May not sign in` : t`Signing in`}>
          {turn.problem && <ProblemOf problem={turn.problem} />}
          <p style={{ marginBottom: 10 }}>
            {member.disabledAt ? t`What they did stays on record. Let them in again at any time.` : t`Ends all their sessions within seconds. What they did stays on record.`}
          </p>
          {member.disabledAt
            ? <Button disabled={turn.pending} onClick={() => void turn.send('enable', member.version)}><Trans>Let them sign in again</Trans></Button>
            : <Button variant="danger" disabled={turn.pending} onClick={() => void turn.send('disable', member.version)}><Trans>Stop them signing in</Trans></Button>}
        </Panel>
      )}
    </>
  )
}
