import type { Keyring } from '#platform/crypto/keyring'
import type { Hint } from '#platform/facts/hints'

/** What other processes of this Lunette did to keys: a person was erased, an organization got a new key. Keys kept in memory go at once. */
export function hearKeys(keys: Keyring, { kind }: Pick<Hint, 'kind'>): void {
  if (kind === 'customers.erased') keys.forgetPersons()
  if (kind === 'keys.rotated') keys.forgetNewest()
}

/** After a gap nobody knows what was missed. */
export function forgetKeys(keys: Keyring): void {
  keys.forgetPersons()
  keys.forgetNewest()
}
