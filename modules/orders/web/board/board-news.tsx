import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { sayProblem } from '#platform/ui/api/say-problem'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import { paths } from '#web/paths'
import { PrintOfStage } from '../print-of-stage.tsx'
import { useReasons } from '../order/order-problem.tsx'
import classes from './board-page.module.css'
import type { BoardActs } from './use-board-acts.ts'

/** What was just done, with its paper and the way back, or why it was refused; `said` is what the page itself has to say. */
export function BoardNews({ acts, said, forget }: { readonly acts: BoardActs; readonly said: string | null; readonly forget: () => void }) {
  const { moved, refused } = acts
  const undo = moved && (() => void acts.undo(moved))
  useKeys({ ...(undo && { 'Ctrl Z': undo }) })
  if (refused) return <Refusal acts={acts} />
  if (said) return <p className={classes.news} role="alert"><WarningMark /><span>{said}</span><Button size="xs" variant="subtle" onClick={forget}><Trans>Close this</Trans></Button></p>
  if (!moved || !undo) return null
  return (
    <p className={classes.news}>
      <output><Trans>{moved.card.number} moved: {moved.to.name}</Trans></output>
      <PrintOfStage orderId={moved.card.id} label={moved.to.label} customerLanguage={moved.customerLanguage} />
      <Button size="xs" onClick={undo} rightSection={<KeyCaps caps={['Ctrl', 'Z']} />}><Trans>Undo</Trans></Button>
    </p>
  )
}

function Refusal({ acts }: { readonly acts: BoardActs }) {
  const { i18n, t } = useLingui()
  const reasons = useReasons()
  const { card, problem } = acts.refused!
  const { title, detail } = sayProblem(i18n, problem)
  const reason = typeof problem.extra.reason === 'string' ? reasons[problem.extra.reason] : undefined
  const stale = problem.type === 'http/version-stale'
  return (
    <p className={classes.news} data-tone="late" role="alert">
      <WarningMark />
      <b>{card.number}</b>
      <span>{stale ? t`Somebody changed this order in the meantime. The board shows it as it is now; press again if it still has to be done.` : [title, reason ?? detail].filter(Boolean).join('. ')}</span>
      <Link to={paths.order(card.id)}><Trans>Open the order</Trans></Link>
      <Button size="xs" variant="subtle" onClick={acts.forget}><Trans>Close this</Trans></Button>
    </p>
  )
}
