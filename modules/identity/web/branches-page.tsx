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
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { BranchForm } from './branch-form.tsx'
import { useBranchKinds } from './branch-kinds.ts'
import { sayHours } from './say-hours.ts'
import { SettingsFrame } from './settings-frame.tsx'
import type { Branch } from './types.ts'

/** Shops, workshops, warehouses and mobile units: where they are and when they are open. */
export default function BranchesPage() {
  const { i18n, t } = useLingui()
  const kinds = useBranchKinds()
  const branches = useReadList<Branch>('/branches', { kinds: ['identity'] })
  const [open, setOpen] = useState<string | null>(null)
  const edited = branches.items?.find((branch) => branch.id === open)
  const close = () => setOpen(null)
  // Saving may end after another one was opened: that one stays.
  const closeThis = () => setOpen((now) => (now === open ? null : now))
  useKeys({ N: () => setOpen('new'), ...(open && { Esc: close }) })
  return (
    <SettingsFrame
      title="branches"
      actions={!open && <Button variant="filled" leftSection={<IconPlus aria-hidden />} rightSection={<KeyCaps caps={['N']} />} onClick={() => setOpen('new')}><Trans>New branch</Trans></Button>}
    >
      {branches.error && <ProblemOf problem={branches.error} ways={<Button onClick={branches.again}><Trans>Try again</Trans></Button>} />}
      <ListAndSide side={(open === 'new' || edited) && <BranchForm key={open} branch={edited ?? null} onDone={closeThis} />}>
        {!branches.items && !branches.error && <Loading label={t`Fetching branches`}><BoneRows rows={4} /></Loading>}
        {branches.items && (
          <DataTable
            caption={t`Branches`}
            rows={branches.items}
            rowKey={(branch) => branch.id}
            onOpen={(branch) => setOpen(branch.id)}
            openKey={open}
            columns={[
              { id: 'name', head: t`Branch`, cell: (branch) => branch.name, width: '26%' },
              { id: 'kind', head: t`Kind`, cell: (branch) => (branch.closedAt ? <Tag tone="done"><Trans>closed down</Trans></Tag> : kinds[branch.kind]), phone: 'end', width: '13%' },
              { id: 'place', head: t`Address`, cell: (branch) => [branch.street, branch.city].filter(Boolean).join(', ') || '–' },
              ...(open ? [] : [{ id: 'hours', head: t`Opening hours`, cell: (branch: Branch) => sayHours(branch.hours, i18n.locale) || '–', width: '36%' }]),
            ]}
          />
        )}
      </ListAndSide>
    </SettingsFrame>
  )
}
