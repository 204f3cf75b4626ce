import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useBranch } from '#modules/identity/web'
import { useReadList } from '#platform/ui/api/use-read'
import { Instant } from '#platform/ui/day.tsx'
import { Dotted } from '#platform/ui/dotted.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { Money } from '#platform/ui/money.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'
import type { TimelineItem, TimelineKind } from '../../contract.ts'
import { timelineKinds } from '../../domain/timeline-kinds.ts'
import { timelineIcons, useTimelineKinds } from './kind-names.tsx'
import classes from './timeline.module.css'

/** Orders are told of by facts of their own; everything else here is about the customer. */
const kinds = ['customers', 'orders', 'payments']

/** Everything that happened with the customer, newest first, of one kind or all. */
export function TimelinePanel({ customerId }: { readonly customerId: string }) {
  const { t } = useLingui()
  const names = useTimelineKinds()
  const [kind, setKind] = useState<TimelineKind | ''>('')
  const list = useReadList<TimelineItem>(`/customers/${customerId}/timeline?limit=12${kind && `&kind=${kind}`}`, { kinds })
  const { items, error } = list
  return (
    <Panel
      title={t`Timeline`}
      aside={<NativeSelect size="xs" aria-label={t`Kind of event`} value={kind} data={[{ value: '', label: t`everything` }, ...timelineKinds.map((one) => ({ value: one, label: names[one] }))]} onChange={(event) => setKind(event.currentTarget.value as TimelineKind | '')} />}
    >
      {error && !items && <ProblemOf problem={error} ways={<Button onClick={list.again}><Trans>Try again</Trans></Button>} />}
      {!error && !items && <Loading label={t`Fetching the timeline`}><BoneRows rows={6} /></Loading>}
      {items?.length === 0 && <p className={classes.quiet}><Trans>Nothing of this kind yet</Trans></p>}
      {items && items.length > 0 && <ol className={classes.list}>{items.map((item) => <TimelineLine key={`${item.event} ${item.id}`} item={item} />)}</ol>}
      {list.hasMore && <Button variant="subtle" size="xs" disabled={list.fetchingMore} onClick={list.more}><Trans>Show more</Trans></Button>}
    </Panel>
  )
}

function TimelineLine({ item: { kind, text, at, by, subject, amount } }: { readonly item: TimelineItem }) {
  const Icon = timelineIcons[kind]
  const zone = useBranch()?.timeZone ?? 'UTC'
  return (
    <li className={classes.line} data-kind={kind}>
      <span className={classes.mark}><Icon aria-hidden /></span>
      <span className={classes.what}>
        <span>{text}</span>
        <span className={classes.detail}>
          <Dotted parts={[subject && (subject.kind === 'order' ? <Link to={paths.order(subject.id)}>{subject.label}</Link> : subject.label), amount && <Money of={amount} />, by?.name]} />
        </span>
      </span>
      <span className={classes.when}><Instant of={at} timeZone={zone} as="date" /></span>
    </li>
  )
}
