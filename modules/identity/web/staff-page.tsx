import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useReadList } from '#platform/ui/api/use-read'
import { DataTable } from '#platform/ui/data-table.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { ListAndSide } from '#platform/ui/list-and-side.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { PersonDisc } from '#platform/ui/person-disc.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { InviteForm } from './invite-form.tsx'
import { roleNames } from './names.ts'
import { useMay, useSignedIn } from './session.ts'
import { SettingsFrame } from './settings-frame.tsx'
import { StaffForm } from './staff-form.tsx'
import classes from './staff-page.module.css'
import type { HeldRole, Skill, StaffMember } from './types.ts'

/** Who works here: roles per branch, skills with level, and who may no longer sign in. */
export default function StaffPage() {
  const { t } = useLingui()
  const mayManage = useMay('staff.manage')
  const staff = useReadList<StaffMember>('/staff', { kinds: ['identity'] })
  const skills = useReadList<Skill>('/skills', { kinds: ['identity'] })
  const [open, setOpen] = useState<string | null>(null)
  const edited = staff.items?.find((member) => member.id === open)
  const close = () => setOpen(null)
  // Saving may end after another one was opened: that one stays.
  const closeThis = () => setOpen((now) => (now === open ? null : now))
  useKeys({ ...(mayManage && { N: () => setOpen('new') }), ...(open && { Esc: close }) })
  const skillNames = (member: StaffMember) => member.skills.map(({ skillId, level }) => `${skills.items?.find(({ id }) => id === skillId)?.name ?? ''} ${level}`).join(', ')
  const side = open === 'new' ? <InviteForm onDone={close} /> : edited && <StaffForm key={edited.id} member={edited} skills={skills.items ?? []} onDone={closeThis} />
  return (
    <SettingsFrame
      title="staff"
      actions={mayManage && !open && <Button variant="filled" leftSection={<IconPlus aria-hidden />} rightSection={<KeyCaps caps={['N']} />} onClick={() => setOpen('new')}><Trans>Invite somebody</Trans></Button>}
    >
      {staff.error && <ProblemOf problem={staff.error} ways={<Button onClick={staff.again}><Trans>Try again</Trans></Button>} />}
      <ListAndSide side={side}>
        {!staff.items && !staff.error && <Loading label={t`Fetching staff`}><BoneRows rows={6} /></Loading>}
        {staff.items && (
          <DataTable
            caption={t`Staff`}
            rows={staff.items}
            rowKey={(member) => member.id}
            openKey={open}
            {...(mayManage && { onOpen: (member: StaffMember) => setOpen(member.id) })}
            columns={[
              { id: 'name', head: t`Name`, width: open ? '40%' : '28%', cell: (member) => <span className={classes.name}><PersonDisc name={member.name} />{member.name}</span> },
              { id: 'roles', head: t`Roles`, cell: (member) => <Roles held={member.roles} disabled={member.disabledAt !== null} /> },
              ...(open ? [] : [{ id: 'skills', head: t`Skills`, width: '26%', cell: (member: StaffMember) => <span className={classes.skills}>{skillNames(member)}</span> }]),
            ]}
          />
        )}
      </ListAndSide>
    </SettingsFrame>
  )
}

function Roles({ held, disabled }: { readonly held: readonly HeldRole[]; readonly disabled: boolean }) {
  const { i18n } = useLingui()
  const { branches } = useSignedIn().session
  return (
    <span className={classes.roles}>
      {disabled && <Tag tone="done"><Trans>may not sign in</Trans></Tag>}
      {held.map(({ role, branchId }) => (
        <Tag key={`${role} ${branchId}`}>
          {i18n._(roleNames[role])}
          {branchId && branches.length > 1 && <span className={classes.branch}>{branches.find(({ id }) => id === branchId)?.name}</span>}
        </Tag>
      ))}
    </span>
  )
}
