import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { SettingsFrame } from '#modules/identity/web'
import { useReadList } from '#platform/ui/api/use-read'
import { DataTable } from '#platform/ui/data-table.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { ListAndSide } from '#platform/ui/list-and-side.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { paths } from '#web/paths'
import type { WebhookView } from '../contract.ts'
import { OpenWebhook } from './open-webhook.tsx'
import { useAskAgain } from './use-ask-again.ts'
import { WebhookForm } from './webhook-form.tsx'
import { WebhookState } from './webhook-state.tsx'
import classes from './webhooks.module.css'

const ASK_AGAIN_MS = 5_000

/** Other programs that are told what happens, and, opened, what became of each message. */
export default function WebhooksPage() {
  const { t } = useLingui()
  const list = useReadList<WebhookView>('/webhooks', { kinds: ['webhooks'] })
  const [side, setSide] = useState<'new' | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  useAskAgain(list.again, ASK_AGAIN_MS)
  const opened = list.items?.find(({ id }) => id === openId)
  const close = () => (side ? setSide(null) : setOpenId(null))
  useKeys({ ...(!opened && { N: () => setSide('new') }), ...((side || opened) && { Esc: close }) })
  const add = <Button variant="filled" leftSection={<IconPlus aria-hidden />} rightSection={<KeyCaps caps={['N']} />} onClick={() => setSide('new')}><Trans>New webhook</Trans></Button>
  const none = list.items?.length === 0 && !side
  const about = <a href={`${paths.apiDocs()}#webhook-types`}><Trans>What is sent of each event</Trans></a>
  if (opened) return <SettingsFrame title="webhooks" note={about}><OpenWebhook webhook={opened} onClose={() => setOpenId(null)} /></SettingsFrame>
  return (
    <SettingsFrame title="webhooks" note={about} actions={!none && !side && add}>
      {list.error && <ProblemOf problem={list.error} ways={<Button onClick={list.again}><Trans>Try again</Trans></Button>} />}
      <ListAndSide side={side && <WebhookForm onDone={() => setSide(null)} />}>
        {!list.items && !list.error && <Loading label={t`Fetching the webhooks`}><BoneRows rows={3} /></Loading>}
        {none && (
          <EmptyState title={<Trans>No webhooks yet</Trans>} steps={add} sample={<><b><Trans>E-shop</Trans></b><span className={classes.address}>https://shop.example/lunette</span><Tag tone="ready"><Trans>delivered</Trans></Tag></>}>
            <Trans>A webhook tells another program at once that an order is ready or a customer has changed. It says ids only; who may know more asks the API.</Trans>
          </EmptyState>
        )}
        {list.items && list.items.length > 0 && (
          <DataTable
            caption={t`Webhooks`}
            rows={list.items}
            rowKey={({ id }) => id}
            onOpen={({ id }) => setOpenId(id)}
            rowTone={({ enabled, dead, failingSince }) => (!enabled || dead > 0 ? 'late' : failingSince ? 'hold' : undefined)}
            columns={[
              { id: 'description', head: t`Webhook`, width: '24%', cell: ({ description }) => <b>{description}</b> },
              { id: 'url', head: t`Address`, cell: ({ url }) => <span className={classes.address}>{url}</span> },
              { id: 'dead', head: t`Not taken`, numeric: true, width: '14%', phone: 'hide', cell: ({ dead }) => (dead > 0 ? dead : '–') },
              { id: 'state', head: t`State`, width: '22%', phone: 'end', cell: (webhook) => <WebhookState webhook={webhook} /> },
            ]}
          />
        )}
      </ListAndSide>
    </SettingsFrame>
  )
}
