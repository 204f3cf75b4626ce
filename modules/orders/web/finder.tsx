import type { z } from 'zod'
import { call } from '#platform/ui/api/call'
import type { Finder } from '#platform/ui/finder'
import { Marked } from '#platform/ui/marked.tsx'
import { paths } from '#web/paths'
import type { orderPage, OrderView } from '../contract.ts'
import { numberOfCode } from '../domain/scanned-number.ts'
import { StageMark } from './stage-mark.tsx'
import { placeHue, type Place } from './stage-shapes.ts'

const isPlace = (place: string | null): place is Place => place !== null && place in placeHue

/** Orders for the palette: by number, by name or phone of the customer, newest first. */
export const ordersFinder: Finder = {
  id: 'orders',
  title: /*i18n*/ { id: 'page.orders', message: 'Orders' },
  most: 8,
  right: 'orders.read',
  capability: 'orders',
  find: async (text, { organizationId, signal }) => {
    const { items } = await call<z.output<typeof orderPage>>('GET', `/orders?limit=24&sort=newest&q=${encodeURIComponent(text)}`, { organizationId, signal })
    return items.map((row) => ({
      to: paths.order(row.id),
      mark: isPlace(row.place) ? <StageMark mark={row.mark ?? 'ring'} place={row.place} /> : <StageMark mark={row.phase === 'cancelled' ? 'cancelled' : 'ring'} />,
      name: `${row.number ?? ''} ${row.customerName}`.trim(),
      title: <Marked text={`${row.number ?? ''} ${row.customerName}`.trim()} typed={text} />,
      detail: [row.stageName, row.summary].filter(Boolean).join(' · '),
    }))
  },
  actsOf: async (to, asking) => (await import('./palette/acts-of-order.ts')).actsOfOrder(to, asking),
  open: async (code, { organizationId }) => {
    const number = numberOfCode(code)
    return number && paths.order((await call<OrderView>('GET', `/orders/by-number/${number}`, { organizationId })).id)
  },
}
