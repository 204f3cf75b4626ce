import { newId } from '#kernel/ids'
import type { HttpClient } from '../http-client.ts'
import { intakeBody } from '../orders/intake-body.ts'
import type { BenchShop } from '../shop.ts'

/** One order as a till takes it; answers its id. @throws when it is refused */
export async function takeOrder(http: HttpClient, shop: BenchShop): Promise<string> {
  const { status, text } = await http.call('POST', '/api/v1/orders', JSON.stringify(intakeBody(shop)), { 'idempotency-key': newId() })
  if (status !== 201) throw new Error(`an intake was answered with ${status}: ${text.slice(0, 300)}`)
  return (JSON.parse(text) as { id: string }).id
}
