import { Trans, useLingui } from '@lingui/react/macro'
import { Button, SegmentedControl } from '@mantine/core'
import { instantText } from '#platform/ui/day-text'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { PageHead } from '#platform/ui/page-head.tsx'
import { StageMark } from '../stage-mark.tsx'
import type { OrderKind } from '../use-order-kinds.ts'
import classes from './intake-page.module.css'

export interface IntakeHeadProps {
  readonly kinds: readonly OrderKind[]
  readonly kind: OrderKind
  readonly keptAt: Date | null
  readonly timeZone: string
  readonly pending: boolean
  readonly onKind: (code: string) => void
  readonly onLeave: () => void
  readonly onTake: () => void
  /** Keeps it for later where every counter finds it; null while that is not possible. */
  readonly onKeepForLater: (() => void) | null
}

/** What sort of job it is, that the draft is safe, and the way out. A phone has its button here, under the thumb. */
export function IntakeHead({ kinds, kind, keptAt, timeZone, pending, onKind, onLeave, onTake, onKeepForLater }: IntakeHeadProps) {
  const { i18n, t } = useLingui()
  const at = keptAt && instantText(keptAt, timeZone, i18n.locale, 'time')
  return (
    <PageHead
      title={t`New order`}
      note={at && <Trans>draft kept on this device at {at}</Trans>}
      actions={
        <>
          {onKeepForLater && <Button variant="subtle" disabled={pending} onClick={onKeepForLater}><Trans>Save as draft</Trans></Button>}
          <Button variant="subtle" onClick={onLeave} rightSection={<KeyCaps caps={['Esc']} />}><Trans>Discard</Trans></Button>
          <Button className={classes.thumb ?? ''} variant="filled" disabled={pending} onClick={onTake}><Trans>Take the order</Trans></Button>
        </>
      }
    >
      <SegmentedControl
        className={classes.kinds ?? ''}
        aria-label={t`Kind of order`}
        value={kind.code}
        onChange={onKind}
        data={kinds.map(({ code, name, stages }) => ({ value: code, label: <>{code === kind.code && <StageMark mark={stages[1]?.mark ?? 'ring'} size={11} />}<span>{name}</span></> }))}
      />
    </PageHead>
  )
}
