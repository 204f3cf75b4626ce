import { z } from 'zod'
import { id, instant, text } from '#platform/http/contract'
import { roles } from '../domain/rights.ts'

/** How somebody can show that it is them. */
const way = z.enum(['password', 'totp', 'recovery-code', 'passkey'])

/** Six digits of an app, or a recovery code in whatever form it was typed. */
const code = z.string().trim().min(6).max(40)
const base64url = z.string().regex(/^[\w-]*$/, 'write base64url').max(20_000)
const ceremony = z.string().max(2_000)

/** What `navigator.credentials.get` gives, as WebAuthn writes it in JSON. */
const assertion = z.object({
  id: base64url, rawId: base64url, type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url, userHandle: base64url.optional() }),
})
/** What `navigator.credentials.create` gives. */
const attestation = z.object({
  id: base64url, rawId: base64url, type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url, transports: z.array(z.string().max(40)).max(10).optional() }),
})

/** `options` go to the authenticator as they are; `ceremony` comes back with its answer, within five minutes and once. */
export const passkeyCeremony = z.object({ options: z.record(z.string(), z.unknown()), ceremony })
export const passkeyAnswer = z.object({ ceremony, answer: assertion })
export const newPasskey = z.object({ ceremony, name: text(80), answer: attestation })
export const passkeyChange = z.object({ name: text(80) })
export const passkey = z.object({ id, name: z.string(), createdAt: instant.nullable(), lastUsedAt: instant.nullable(), synced: z.boolean().meta({ description: 'Whether it goes along to the person\'s other devices.' }) })

/** Recovery codes are answered once, when the first factor is set up or they are renewed. */
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
const maybeCodes = z.array(z.string()).nullable().meta({ description: 'Ten one-time codes, when this is the first factor; never shown again.' })
export const passkeyMade = passkey.extend({ recoveryCodes: maybeCodes })
export const totpConfirmed = z.object({ recoveryCodes: maybeCodes })

/** What an app needs to make codes. */
export const totpSetUp = z.object({ uri: z.string(), secret: z.string() })
export const totpCode = z.object({ code: z.string().trim().regex(/^\d{6}$/, 'write the six digits') })

export const secondStep = z.object({ signInToken: z.string().min(20).max(100), code })

/** One's ways to sign in. `dueAt`: until when a second factor must be set up; null when none is asked for or there is one. */
export const ownFactors = z.object({
  totp: z.object({ since: instant }).nullable(), passkeys: z.array(passkey), recoveryCodesLeft: z.int(), dueAt: instant.nullable(),
})

/** `ways`: what would do. `until`: it was shown lately and counts until then. */
export const stepUp = z.object({ ways: z.array(way), until: instant.nullable() })
export const stepUpProof = z.union([
  z.object({ password: z.string().min(1).max(200) }), z.object({ code }), passkeyAnswer,
])

export const secondFactorRule = z.object({ roles: z.array(z.enum(roles)).max(roles.length), graceDays: z.int().min(0).max(90) })
