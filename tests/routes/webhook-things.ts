import type { Must } from './must.ts'

/** An endpoint with one delivery, for the examples of routes. Nobody sends it here. */
export async function webhookThings(must: Must): Promise<{ readonly webhookId: string; readonly messageId: string }> {
  const { id } = await must<{ id: string }>('POST', '/webhooks', { url: 'https://shop.example/lunette', description: 'E-shop', types: ['orders.taken'] })
  const { messageId } = await must<{ messageId: string }>('POST', `/webhooks/${id}/test`)
  return { webhookId: id, messageId }
}
