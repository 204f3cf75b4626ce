import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useRead } from '#platform/ui/api/use-read'
import { Panel } from '#platform/ui/panel.tsx'
import { ruledList } from '#platform/ui/ruled-list'
import { paths } from '#web/paths'
import type { SupplyView } from '../../contract.ts'
import { OrderOn } from '../boxes/order-on.tsx'
import { WhichBox } from '../boxes/which-box.tsx'

/** Until when a customer's contact lenses reach and when the next are to be ordered; nothing where they wear none. */
export default function ContactLensesOfCustomer({ customerId }: { readonly customerId: string }) {
  const { t } = useLingui()
  const { data } = useRead<{ items: readonly SupplyView[] }>(`/contact-lens-supplies?customerId=${customerId}`, { kinds: ['orders'] })
  if (!data || data.items.length === 0) return null
  return (
    <Panel title={t`Contact lenses`} note={<Trans>worn day by day since they were collected</Trans>} aside={<Link to={paths.runningOut()}><Trans>Who is about to run out</Trans></Link>}>
      <ul className={ruledList}>
        {data.items.map((supply) => (
          <li key={`${supply.productId} ${supply.eye} ${supply.description}`}>
            <WhichBox supply={supply} />
            <OrderOn supply={supply} />
            <Link to={paths.order(supply.orderId)}>{supply.orderNumber}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
