import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import { organization, session } from '../../contract.ts'
import * as contract from '../../contracts/second-factor.ts'
import type { IdentityDeps } from '../deps.ts'
import { route, open } from '../route.ts'
import { demandSecondFactor } from '../second-factor/demand.ts'
import { beginPasskeySignIn, finishSignIn, signInByPasskey } from '../second-factor/finish-sign-in.ts'
import { addPasskey, beginPasskey, readOwnFactors, removePasskey, renamePasskey } from '../second-factor/own-passkeys.ts'
import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes } from '../second-factor/own-totp.ts'
import { beginPasskeyStepUp, proveItIsThem, readStepUp } from '../second-factor/step-up.ts'
import type { SignedIn } from '../sign-in.ts'
import type { StaffMember } from '../staff-member.ts'

/** One's own, also before the second factor is there. */
const own = { access: 'member', capability: null, withoutSecondFactor: true } as const
const careful = { ...own, stepUp: true } as const
const once = 'the ceremony or code in it works once'
const signedIn = ({ session: view, cookie }: SignedIn) => ({ body: view, headers: { 'set-cookie': cookie } })
/** What an authenticator answered: in a test its own, in the document a shape to go by. */
const answered = (text: string | undefined, response: object): object =>
  (text?.startsWith('{') ? JSON.parse(text) as object : { ceremony: 'from-the-call-before', answer: { id: 'AQID', rawId: 'AQID', type: 'public-key', response } })
const signed = { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' }
const attested = { clientDataJSON: 'e30', attestationObject: 'AA' }

/** Second factors: signing in with them, setting them up, showing that it is oneself, and who must have one. */
export const secondFactorRoutes = (deps: IdentityDeps): Route<StaffMember>[] => [
  open({
    method: 'POST', path: '/session/second-factor', summary: 'The second step of signing in: the code of an app, or a recovery code.',
    body: contract.secondStep, answer: session, status: 201, notIdempotent: once,
    example: ({ signInToken = 'from-the-refusal-of-the-first-step', code = '123456' }) => ({ body: { signInToken, code } }),
    run: async (_by, { body }, call) => signedIn(await finishSignIn(deps, call, body)),
  }),
  open({
    method: 'POST', path: '/session/passkey/options', summary: 'Begins to sign in with a passkey; no e-mail is needed.',
    answer: contract.passkeyCeremony, status: 200, notIdempotent: 'each ceremony is new', example: () => ({}),
    run: async (_by, _input, call) => ({ body: await beginPasskeySignIn(deps, call) }),
  }),
  open({
    method: 'POST', path: '/session/passkey', summary: 'Signs in whoever\'s passkey answered; the answer sets a session cookie.',
    body: contract.passkeyAnswer, answer: session, status: 201, notIdempotent: once, example: ({ passkeySignIn }) => ({ body: answered(passkeySignIn, signed) }),
    run: async (_by, { body }, call) => signedIn(await signInByPasskey(deps, call, body)),
  }),
  route({
    ...own, method: 'GET', path: '/me/step-up', summary: 'How one can show that it is oneself, and until when one has.', answer: contract.stepUp, status: 200, example: () => ({}),
    run: async (by) => ({ body: await readStepUp(deps, by) }),
  }),
  route({
    ...careful, method: 'GET', path: '/me/step-up/proven', summary: 'Answers only to who has shown lately that it is them: for asking before a file is fetched by its address.', status: 204, example: () => ({}),
    run: async () => ({ body: undefined }),
  }),
  route({
    ...own, method: 'POST', path: '/me/step-up/passkey', summary: 'Begins to show by passkey that it is oneself.',
    answer: contract.passkeyCeremony, status: 200, notIdempotent: 'each ceremony is new', example: () => ({}),
    run: async (by, _input, call) => ({ body: await beginPasskeyStepUp(deps, by, call) }),
  }),
  route({
    ...own, method: 'POST', path: '/me/step-up', summary: 'Shows by password, code or passkey that it is oneself; it counts for ten minutes in this session.',
    body: contract.stepUpProof, answer: contract.stepUp, status: 200, notIdempotent: 'a proof is judged each time it is sent', example: ({ password = 'correct horse battery' }) => ({ body: { password } }),
    run: async (by, { body }, call) => ({ body: await proveItIsThem(deps, by, call, body) }),
  }),
  route({
    ...own, method: 'GET', path: '/me/second-factor', summary: 'One\'s codes of an app, passkeys and recovery codes, without any secret.', answer: contract.ownFactors, status: 200, example: () => ({}),
    run: async (by) => ({ body: await readOwnFactors(deps, by) }),
  }),
  route({
    ...careful, method: 'POST', path: '/me/totp', summary: 'Begins to set up an app that makes codes; its secret is answered this once.',
    answer: contract.totpSetUp, status: 200, notIdempotent: 'each secret is new', example: () => ({}),
    run: async (by) => ({ body: await beginTotp(deps, by) }),
  }),
  route({
    ...careful, method: 'POST', path: '/me/totp/confirm', summary: 'Ends setting up the app with a code of it. With a first factor come recovery codes, and one\'s other sessions end.',
    body: contract.totpCode, answer: contract.totpConfirmed, status: 200, notIdempotent: once, example: ({ totpPendingCode = '123456' }) => ({ body: { code: totpPendingCode } }),
    run: async (by, { body }, call) => ({ body: await confirmTotp(deps, by, call, body.code) }),
  }),
  route({
    ...careful, method: 'POST', path: '/me/recovery-codes', summary: 'Ten new recovery codes in the place of the former ones.',
    answer: contract.recoveryCodes, status: 201, notIdempotent: 'secrets are answered once', example: ({ passkeyId: _hasOne = '' }) => ({}),
    run: async (by, _input, call) => ({ body: await renewRecoveryCodes(deps, by, call) }),
  }),
  route({
    ...careful, method: 'DELETE', path: '/me/totp', summary: 'Asks for codes of the app no more.', status: 204, notIdempotent: 'what is gone cannot go twice', example: () => ({}),
    run: async (by, _input, call) => {
      await removeTotp(deps, by, call)
      return { body: undefined }
    },
  }),
  route({
    ...careful, method: 'POST', path: '/me/passkeys/options', summary: 'Begins to register a passkey.', answer: contract.passkeyCeremony, status: 200, notIdempotent: 'each ceremony is new', example: () => ({}),
    run: async (by, _input, call) => ({ body: await beginPasskey(deps, by, call) }),
  }),
  route({
    ...careful, method: 'POST', path: '/me/passkeys', summary: 'Registers a passkey under a name. With a first factor come recovery codes, and one\'s other sessions end.',
    body: contract.newPasskey, answer: contract.passkeyMade, status: 201, notIdempotent: once, example: ({ passkeyAttested }) => ({ body: { name: 'Till', ...answered(passkeyAttested, attested) } }),
    run: async (by, { body }, call) => ({ body: await addPasskey(deps, by, call, body) }),
  }),
  route({
    ...own, method: 'PATCH', path: '/me/passkeys/{id}', summary: 'Gives a passkey of one\'s own another name.',
    params: idParams, body: contract.passkeyChange, answer: contract.passkey, status: 200, notIdempotent: 'a second time it changes nothing',
    example: ({ passkeyId = '' }) => ({ params: { id: passkeyId }, body: { name: 'Phone' } }),
    run: async (by, { params, body }) => ({ body: await renamePasskey(deps, by, params.id, body.name) }),
  }),
  route({
    ...careful, method: 'DELETE', path: '/me/passkeys/{id}', summary: 'Takes a passkey of one\'s own away.',
    params: idParams, status: 204, notIdempotent: 'what is gone cannot go twice', example: ({ passkeyId = '' }) => ({ params: { id: passkeyId } }),
    run: async (by, { params }, call) => {
      await removePasskey(deps, by, call, params.id)
      return { body: undefined }
    },
  }),
  route({
    method: 'PUT', path: '/organization/second-factor', summary: 'Says which roles must have a second factor, and how many days there are to set one up.',
    access: { right: 'organization.manage', scope: 'organization' }, capability: null, stepUp: true,
    body: contract.secondFactorRule, answer: organization, status: 200, ifMatch: true,
    example: ({ organizationVersion = '1' }) => ({ ifMatch: organizationVersion, body: { roles: ['accountant'], graceDays: 14 } }),
    run: async (by, { body, version }, call) => {
      const view = await demandSecondFactor(deps, by, call, version, body)
      return { body: view, version: view.version }
    },
  }),
]
