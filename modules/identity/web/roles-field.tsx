import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { roles, type Role } from '../domain/index.ts'
import { roleNames } from './names.ts'
import classes from './roles-field.module.css'
import { useSignedIn } from './session.ts'
import type { HeldRole } from './types.ts'

const everywhere = ''

/** The roles somebody holds, each in one branch or in all. */
export function RolesField({ value, onChange }: { readonly value: readonly HeldRole[]; readonly onChange: (roles: HeldRole[]) => void }) {
  const { i18n, t } = useLingui()
  const { branches } = useSignedIn().session
  const change = (at: number, part: Partial<HeldRole>) => onChange(value.map((held, index) => (index === at ? { ...held, ...part } : held)))
  return (
    <fieldset className={classes.field}>
      <legend className={classes.legend}><Trans>Roles</Trans></legend>
      {value.map((held, index) => (
        <div key={`${held.role} ${held.branchId} ${index}`} className={classes.row}>
          <NativeSelect
            aria-label={t`Role`}
            value={held.role}
            onChange={(event) => change(index, { role: event.currentTarget.value as Role })}
            data={roles.map((role) => ({ value: role, label: i18n._(roleNames[role]) }))}
          />
          <NativeSelect
            aria-label={t`Branch`}
            value={held.branchId ?? everywhere}
            onChange={(event) => change(index, { branchId: event.currentTarget.value || null })}
            data={[{ value: everywhere, label: t`in all branches` }, ...branches.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <ActionIcon variant="subtle" aria-label={t`Take this role away`} onClick={() => onChange(value.filter((_held, at) => at !== index))}>
            <IconX aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button size="xs" variant="subtle" leftSection={<IconPlus aria-hidden />} onClick={() => onChange([...value, { role: 'optician', branchId: branches[0]?.id ?? null }])}>
        <Trans>Another role</Trans>
      </Button>
    </fieldset>
  )
}
