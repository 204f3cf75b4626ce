import { Trans, useLingui } from '@lingui/react/macro'
import { Button, SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { useReadList } from '#platform/ui/api/use-read'
import { DataTable } from '#platform/ui/data-table.tsx'
import { Instant } from '#platform/ui/day.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { MoreRows } from '#platform/ui/more-rows.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { DeliveryView, WebhookView } from '../contract.ts'
import { deliveryTones, useWebhookNames } from './names.ts'
import { useAskAgain } from './use-ask-again.ts'
import classes from './webhooks.module.css'

const ASK_AGAIN_MS = 3_000

interface DeliveriesProps {
  readonly webhook: WebhookView
  readonly state: DeliveryView['state'] | 'all'
  readonly onState: (state: DeliveryView['state'] | 'all') => void
  readonly timeZone: string
  readonly openId: string | null
  readonly onOpen: (messageId: string) => void
  /** What sends the dead again. */
  readonly again: ReactNode
}

/** The messages of an endpoint, newest first, all or those of one state. */
export function Deliveries({ webhook, state, onState, timeZone, openId, onOpen, again }: DeliveriesProps) {
  const { t } = useLingui()
  const { states, sayLast, sayType } = useWebhookNames()
  const list = useReadList<DeliveryView>(`/webhooks/${webhook.id}/deliveries${state === 'all' ? '' : `?state=${state}`}`, { kinds: ['webhooks'] })
  useAskAgain(list.again, ASK_AGAIN_MS)
  return (
    <>
      <div className={classes.filter}>
        <SegmentedControl
          aria-label={t`Which deliveries`} value={state} onChange={(value) => onState(value)}
          data={[{ value: 'all', label: t`All` }, { value: 'waiting', label: states.waiting }, { value: 'delivered', label: states.delivered }, { value: 'dead', label: states.dead }]}
        />
        {again}
      </div>
      {list.error && <ProblemOf problem={list.error} ways={<Button onClick={list.again}><Trans>Try again</Trans></Button>} />}
      {!list.items && !list.error && <Loading label={t`Fetching the deliveries`}><BoneRows rows={4} /></Loading>}
      {list.items?.length === 0 && <p className={classes.quiet}>{state === 'all' ? <Trans>Nothing has happened yet that it is told of. Send a test to see whether it listens.</Trans> : <Trans>There is none of this state.</Trans>}</p>}
      {list.items && list.items.length > 0 && (
        <DataTable
          caption={t`Deliveries`}
          rows={list.items}
          rowKey={({ messageId }) => messageId}
          onOpen={({ messageId }) => onOpen(messageId)}
          openKey={openId}
          columns={[
            { id: 'type', head: t`What happened`, cell: ({ type }) => sayType(type) },
            { id: 'last', head: t`Answer`, numeric: true, width: '88px', phone: 'hide', cell: sayLast },
            { id: 'state', head: t`State`, width: '112px', phone: 'end', cell: (one) => <Tag tone={deliveryTones[one.state]}>{states[one.state]}</Tag> },
            { id: 'at', head: t`When`, width: '128px', cell: ({ createdAt }) => <Instant of={createdAt} timeZone={timeZone} /> },
          ]}
          more={list.hasMore && <MoreRows fetching={list.fetchingMore} more={list.more} />}
        />
      )}
    </>
  )
}
