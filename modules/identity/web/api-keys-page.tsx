import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useReadList } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { DataTable } from '#platform/ui/data-table.tsx'
import { Instant } from '#platform/ui/day.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { ListAndSide } from '#platform/ui/list-and-side.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { paths } from '#web/paths'
import { ApiKeyForm } from './api-key-form.tsx'
import { SettingsFrame } from './settings-frame.tsx'
import type { ApiKey } from './types.ts'

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone

/** Keys that let other programs work with Lunette: what each may do, for whom, until when. */
export default function ApiKeysPage() {
  const { t } = useLingui()
  const keys = useReadList<ApiKey>('/api-keys', { kinds: ['identity'] })
  const end = useSend<null, string>({ name: 'api-key.end', method: 'DELETE', path: (id) => `/api-keys/${id}`, body: () => undefined, kinds: ['identity'] })
  const [adding, setAdding] = useState(false)
  const close = () => setAdding(false)
  useKeys({ N: () => setAdding(true), ...(adding && { Esc: close }) })
  const scopes = (key: ApiKey) => (key.scopes.includes('all') ? t`everything its person may` : key.scopes.join(', '))
  const add = <Button variant="filled" leftSection={<IconPlus aria-hidden />} rightSection={<KeyCaps caps={['N']} />} onClick={() => setAdding(true)}><Trans>New API key</Trans></Button>
  const none = keys.items?.length === 0 && !adding
  return (
    <SettingsFrame title="apiKeys" note={<a href={paths.apiDocs()}><Trans>How the API is used</Trans></a>} actions={!none && !adding && add}>
      {keys.error && <ProblemOf problem={keys.error} ways={<Button onClick={keys.again}><Trans>Try again</Trans></Button>} />}
      {end.problem && <ProblemOf problem={end.problem} />}
      <ListAndSide side={adding && <ApiKeyForm onDone={close} />}>
        {!keys.items && !keys.error && <Loading label={t`Fetching API keys`}><BoneRows rows={3} /></Loading>}
        {none && (
          <EmptyState title={<Trans>No API keys yet</Trans>} steps={add} sample={<><b><Trans>E-shop</Trans></b><span style={{ flex: 1 }}>orders.read, customers.write</span><Tag>2027</Tag></>}>
            <Trans>A key lets an e-shop, a lab or a script of yours work with Lunette, within the rights you give it.</Trans>
          </EmptyState>
        )}
        {keys.items && keys.items.length > 0 && (
          <DataTable
            caption={t`API keys`}
            rows={keys.items}
            rowKey={(key) => key.id}
            columns={[
              { id: 'name', head: t`API key`, cell: (key) => <b>{key.name}</b>, width: '20%' },
              { id: 'scopes', head: t`What it may`, cell: scopes },
              { id: 'for', head: t`Acts as`, cell: (key) => key.staffName, width: '16%' },
              { id: 'until', head: t`Works until`, cell: (key) => (key.expiresAt ? <Instant of={key.expiresAt} timeZone={zone} as="date" /> : <Trans>ended by hand</Trans>), width: '14%' },
              { id: 'end', head: <span className="sr-only"><Trans>What to do</Trans></span>, numeric: true, width: '12%', phone: 'end', cell: (key) => <Button size="xs" disabled={end.pending} onClick={() => void end.send(key.id)}><Trans>End it</Trans></Button> },
            ]}
          />
        )}
      </ListAndSide>
    </SettingsFrame>
  )
}
