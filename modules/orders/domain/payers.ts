export type PayersRefusal = 'twice' | 'too-much' | 'not-all'

/**
 * Why these people cannot pay this total between them, or null when they can: each once, and together all of it. At most one without
 * an amount pays what the others leave. Nobody: the customer pays all. Minor units.
 */
export function whyNotPayers(payers: readonly { readonly customerId: string; readonly amount: number | null }[], total: number): PayersRefusal | null {
  if (payers.length === 0) return null
  if (new Set(payers.map(({ customerId }) => customerId)).size < payers.length) return 'twice'
  const open = payers.filter(({ amount }) => amount === null).length
  const said = payers.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
  if (open > 1 || (open === 0 && said < total)) return 'not-all'
  return said > total ? 'too-much' : null
}
