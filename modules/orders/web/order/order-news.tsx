import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { paths } from '#web/paths'
import type { OrderView } from '../../contract.ts'
import { useRemakeWords } from './remake-words.ts'
import classes from './actions.module.css'

/** What ties the order to others: made again from which, made again as which, and why somebody has it. */
export function OrderNews({ order }: { readonly order: OrderView }) {
  const words = useRemakeWords()
  const { remake, root, remakes } = order
  if (!remake && remakes.length === 0) return null
  return (
    <section className={classes.relations}>
      {remake && root && <p><b><Trans>Remake of <Link to={paths.order(root.id)}>{root.number}</Link></Trans></b> · {words[remake.cause]} · <Trans>cost borne by: {words[remake.costBearer]}</Trans></p>}
      {remakes.map((one) => <p key={one.id}><Trans>Made again as <Link to={paths.order(one.id)}>{one.number}</Link></Trans> · {words[one.cause]} · <Trans>cost borne by: {words[one.costBearer]}</Trans></p>)}
    </section>
  )
}
