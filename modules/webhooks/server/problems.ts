import { problemKind } from '#platform/http/problem'

export const webhooksProblems = {
  refusedAddress: problemKind<{ reason: string }>({ type: 'webhooks/refused-address', title: 'Lunette does not call this address', status: 422, help: 'Webhooks go to the open internet, by HTTPS. `reason` says what is wrong: `no-address`, `not-https`, `has-sign-in` (a name and password in the address), `has-fragment` (a `#`), `local-name`, `inside` (an address of this machine, of a house or of a data centre). Whoever keeps the machine lets webhooks call inside with the setting LUNETTE_WEBHOOKS_INSIDE.' }),
  tooMany: problemKind({ type: 'webhooks/too-many', title: 'There are enough webhooks', status: 409, help: 'An organization may have 20 webhooks. Remove one that is not used any more.' }),
  beingRemoved: problemKind({ type: 'webhooks/being-removed', title: 'This webhook is being removed', status: 409, help: 'It is told nothing any more. What was delivered to it goes first, which takes a while where that is much.' }),
  formerSecret: problemKind<{ until: string }>({ type: 'webhooks/former-secret', title: 'The former secret still signs', status: 409, help: 'Until `until` the secret before this one signs as well: the receiver may not know the present one yet. A third would end it before. Wait until then, or end all former secrets at once with `keepOldHours: 0`.' }),
  off: problemKind({ type: 'webhooks/off', title: 'This webhook is switched off', status: 409, help: 'Nothing is sent to it. Switch it on first.' }),
}
