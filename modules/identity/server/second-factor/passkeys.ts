import { createHash } from 'node:crypto'
import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { AuthenticatorTransportFuture } from '@simplewebauthn/server'
import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { newPasskey, passkeyAnswer } from '../../contracts/second-factor.ts'
import { beginCeremony, readCeremony } from './ceremony.ts'
import type { ReadCeremony } from './ceremony.ts'

export interface PasskeyOwner { readonly personId: string; readonly email: string; readonly name: string }

/** What the browser gets, and what it sends back beside the authenticator's answer. */
export interface Ceremony<Options> { readonly options: Options; readonly ceremony: string }

/** A passkey as it is stored: the authenticator's own name for it, its public key in base64, how often it says it has signed. */
export interface Credential { readonly credentialId: string; readonly publicKey: string; readonly counter: number; readonly transports: string | null }

export interface NewCredential extends Credential { readonly deviceType: string; readonly backedUp: boolean; readonly aaguid: string; readonly used: Sql }

type Attested = z.output<typeof newPasskey>['answer']
type Asserted = z.output<typeof passkeyAnswer>['answer']

/** Passkeys at one address: what was registered under one name works under no other. */
export type Passkeys = ReturnType<typeof passkeysUnder>

/**
 * Begins and checks ceremonies; nothing is written here. What a ceremony asked travels with it, marked for what and whom it
 * began: a stranger's call leaves nothing behind, and an answer to another's ceremony is refused. Every passkey must have checked
 * its person (finger, face, PIN of the device): it stands for both factors.
 * @param secret marks ceremonies
 */
export function passkeysUnder({ origin, secret }: { readonly origin: string; readonly secret: string }) {
  const rpID = new URL(origin).hostname
  const registering = (personId: string): string => `register ${personId}`
  return {
    /** Begins to register a passkey of a person; those they have are left out by the authenticator. */
    async beginRegistration({ personId, email, name }: PasskeyOwner, has: readonly Credential[], now: Date): Promise<Ceremony<object>> {
      const options = await generateRegistrationOptions({
        rpName: 'Lunette', rpID, userName: email, userDisplayName: name, userID: Buffer.from(personId.replaceAll('-', ''), 'hex'), attestationType: 'none',
        excludeCredentials: has.map(({ credentialId, transports }) => ({ id: credentialId, transports: transportsOf(transports) })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
      return { options, ceremony: beginCeremony(secret, registering(personId), options.challenge, now) }
    },
    /** The passkey that the authenticator made; null when its answer is not one to that ceremony. */
    async attest(personId: string, ceremony: string, response: Attested, now: Date): Promise<NewCredential | null> {
      const begun = readCeremony(secret, registering(personId), ceremony, now)
      if (!begun) return null
      const judged = await verifyRegistrationResponse({
        response: { ...response, response: { ...response.response, transports: transportsOf(response.response.transports?.join()) } },
        expectedChallenge: begun.challenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true,
      }).catch(refused)
      if (!judged?.verified) return null
      const { credential: { id, publicKey, counter }, credentialDeviceType, credentialBackedUp, aaguid } = judged.registrationInfo
      return {
        credentialId: id, publicKey: Buffer.from(publicKey).toString('base64'), counter, transports: transportsOf(response.response.transports?.join()).join(), deviceType: credentialDeviceType,
        backedUp: credentialBackedUp, aaguid, used: onceOnly(begun),
      }
    },
    /** Begins to ask for any passkey of this address. */
    async beginAuthentication(purpose: string, now: Date): Promise<Ceremony<object>> {
      const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
      return { options, ceremony: beginCeremony(secret, purpose, options.challenge, now) }
    },
    /** What the passkey says its counter is now, when its answer is one to that ceremony; else null. */
    async assert(purpose: string, ceremony: string, response: Asserted, credential: Credential, now: Date): Promise<{ counter: number; used: Sql } | null> {
      const begun = readCeremony(secret, purpose, ceremony, now)
      if (!begun) return null
      const judged = await verifyAuthenticationResponse({
        response, expectedChallenge: begun.challenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true,
        credential: { id: credential.credentialId, publicKey: new Uint8Array(Buffer.from(credential.publicKey, 'base64')), counter: credential.counter, transports: transportsOf(credential.transports) },
      }).catch(refused)
      return judged?.verified ? { counter: judged.authenticationInfo.newCounter, used: onceOnly(begun) } : null
    },
  }
}

/** Whatever an authenticator answers wrongly is no trouble of ours. */
const refused = (): null => null

const known = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const satisfies readonly AuthenticatorTransportFuture[]
const transportsOf = (text: string | null | undefined): AuthenticatorTransportFuture[] => known.filter((one) => text?.split(',').includes(one))

/** Takes a ceremony once: a row comes back from the first time only. Its number is that of the challenge, so that of two at once one is refused. */
function onceOnly({ challenge, expiresAt }: ReadCeremony): Sql {
  const hash = createHash('sha256').update(challenge).digest('hex')
  return sql`
    insert into auth.verification (id, identifier, value, "expiresAt") values (${hash.slice(0, 32)}::text::uuid, ${`passkey-used/${hash}`}, '', ${expiresAt})
    on conflict (id) do nothing returning id`
}
