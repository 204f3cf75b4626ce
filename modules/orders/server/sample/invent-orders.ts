import { dayIn } from '#kernel/days'
import { stockShelf } from './sample-lines.ts'
import { inventOrder, minuteTaken } from './sample-order.ts'
import type { SampleOrder } from './sample-order.ts'
import { branchTime } from './sample-trade.ts'
import type { SampleTrade } from './sample-trade.ts'

/** Orders of a trade one after the other, however many, and the next number of each year when all are made. */
export function* inventOrders(trade: SampleTrade): Generator<SampleOrder, ReadonlyMap<number, number>> {
  const { shop, orders, from } = trade
  const shelf = stockShelf(trade.goods)
  const times = shop.branches.map((branch) => branchTime(trade, branch))
  const next = new Map([[Number(from.slice(0, 4)), 1 + ordersBefore(trade)]])
  for (let index = 0; index < orders; index += 1) {
    const time = times[index % times.length]!
    const year = Number(dayIn(time.branch.timeZone, time.calendar.at(minuteTaken(trade, time, index))).slice(0, 4))
    const count = next.get(year) ?? 1
    next.set(year, count + 1)
    yield inventOrder(trade, time, shelf, index, count)
  }
  return next
}

/** How many orders the shop had taken in the first year before the trade begins: it was there before. */
function ordersBefore({ from, orders, shop }: SampleTrade): number {
  const dayMs = 86_400_000
  const perDay = (orders * dayMs) / (shop.now.getTime() - Date.parse(from))
  return Math.round((perDay * (Date.parse(from) - Date.parse(`${from.slice(0, 4)}-01-01`))) / dayMs)
}
