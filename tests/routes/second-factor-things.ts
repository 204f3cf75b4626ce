import { hashPassword } from '#modules/identity/server'
import { newId } from '#kernel/ids'
import { mustAs } from './must.ts'
import { TestAuthenticator } from '../helpers/authenticator.ts'
import { codeShown } from '../helpers/code-app.ts'
import type { TestOrganization, TestWorld } from '../helpers/callers.ts'

type Begun = Parameters<TestAuthenticator['sign']>[0]

/** What the examples of second factors speak of. The owner registers; who signs in with one is the accountant, so that the owner's password stays enough. */
export function secondFactorThings(world: Pick<TestWorld, 'ask' | 'peek'>, { staff: { owner, accountant } }: TestOrganization, password: string): Readonly<Record<string, () => Promise<string>>> {
  const [asOwner, asAccountant] = [mustAs(world, owner), mustAs(world, accountant)]
  const attested = async (): Promise<object> => new TestAuthenticator().register(await asOwner<Begun>('POST', '/me/passkeys/options'))
  let secret: string | undefined
  const accountantsSecret = async (): Promise<string> => {
    if (secret) return secret
    await world.peek(`insert into auth.account (id, "userId", "accountId", "providerId", password) values ($1, $2::uuid, $2::uuid::text, 'credential', $3) on conflict do nothing returning id`, [newId(), accountant.personId, await hashPassword(password)])
    secret = (await asAccountant<{ secret: string }>('POST', '/me/totp')).secret
    // With the code before, so that the present one is still to be used.
    await asAccountant('POST', '/me/totp/confirm', { code: codeShown(secret, new Date(Date.now() - 30_000)) })
    return secret
  }
  return {
    passkeyAttested: async () => JSON.stringify(await attested()),
    passkeyId: async () => (await asOwner<{ id: string }>('POST', '/me/passkeys', { name: 'Phone', ...await attested() })).id,
    totpPendingCode: async () => codeShown((await asOwner<{ secret: string }>('POST', '/me/totp')).secret),
    code: async () => codeShown(await accountantsSecret()),
    signInToken: async () => {
      await accountantsSecret()
      const [person] = await world.peek<{ email: string }>('select email from auth."user" where id = $1', [accountant.personId])
      const { body } = await world.ask<{ signInToken: string }>(null, 'POST', '/session', { body: { email: person!.email, password } })
      return body.signInToken
    },
    passkeySignIn: async () => {
      const authenticator = new TestAuthenticator()
      await asAccountant('POST', '/me/passkeys', { name: 'Phone', ...authenticator.register(await asAccountant<Begun>('POST', '/me/passkeys/options')) })
      const { body } = await world.ask<Begun>(null, 'POST', '/session/passkey/options')
      return JSON.stringify(authenticator.sign(body))
    },
  }
}
