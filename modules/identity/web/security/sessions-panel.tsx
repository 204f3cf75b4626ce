import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { z } from 'zod'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { DataTable } from '#platform/ui/data-table.tsx'
import { Instant } from '#platform/ui/day.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { ownSessions } from '../../contract.ts'
import { deviceName } from '../../domain/index.ts'

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone

/** Every device one is signed in on, and the way to end what one does not know. */
export function SessionsPanel() {
  const { t } = useLingui()
  const sessions = useRead<z.output<typeof ownSessions>>('/sessions', { kinds: ['sessions'] })
  const end = useSend<null, string>({ name: 'session.end', method: 'DELETE', path: (id) => `/sessions/${id}`, body: () => undefined, kinds: ['sessions'] })
  return (
    <Panel title={t`Where I am signed in`} note={t`End what you do not know, then change your password`}>
      {end.problem && <ProblemOf problem={end.problem} />}
      {sessions.error && <ProblemOf problem={sessions.error} ways={<Button onClick={() => void sessions.refetch()}><Trans>Try again</Trans></Button>} />}
      {sessions.isPending && <Loading label={t`Fetching your devices`}><BoneRows rows={3} /></Loading>}
      {sessions.data && (
        // What only screen readers see is placed here, and not below the page.
        <div style={{ position: 'relative' }}>
          <DataTable
            caption={t`Devices you are signed in on`}
            rows={sessions.data.items}
            rowKey={(session) => session.id}
            columns={[
              { id: 'device', head: t`Device`, cell: (session) => deviceName(session.device) ?? t`Unknown device`, phone: 'title' },
              { id: 'address', head: t`Address`, cell: (session) => session.address ?? '–', width: '24%' },
              { id: 'since', head: t`Since`, cell: (session) => <Instant of={session.createdAt} timeZone={zone} />, width: '18%' },
              {
                id: 'end',
                head: <span className="sr-only"><Trans>What to do</Trans></span>,
                width: '22%',
                numeric: true,
                phone: 'end',
                cell: (session) => session.current
                  ? <Tag tone="ready"><Trans>this one</Trans></Tag>
                  : <Button size="xs" disabled={end.pending} onClick={() => void end.send(session.id)}><Trans>Sign out there</Trans></Button>,
              },
            ]}
          />
        </div>
      )}
    </Panel>
  )
}
