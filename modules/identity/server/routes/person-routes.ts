import type { Route } from '#platform/http/route'
import { keyChoices, me, meChange, passwordChange, resetConfirm, resetRequest } from '../../contract.ts'
import { changeMe, toMe } from '../change-me.ts'
import { changePassword } from '../change-password.ts'
import type { IdentityDeps } from '../deps.ts'
import { requestPasswordReset } from '../request-password-reset.ts'
import { saveKeys } from '../own-keys.ts'
import { open, route } from '../route.ts'
import { setPasswordByLink } from '../set-password-by-link.ts'
import type { StaffMember } from '../staff-member.ts'

/** What belongs to the person, not to an organization: name, language, password. */
export const personRoutes = (deps: IdentityDeps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/me', summary: 'The person who asks.', access: 'member', capability: null, withoutSecondFactor: true, answer: me, status: 200, example: () => ({}),
    run: async (by) => ({ body: toMe(by) }),
  }),
  route({
    method: 'PATCH', path: '/me', summary: 'Changes one\'s own name or language.', access: 'member', capability: null,
    body: meChange, answer: me, status: 200, notIdempotent: 'a second time it changes nothing', example: () => ({ body: { language: 'en' } }),
    run: async (by, { body }, call) => ({ body: await changeMe(deps, by, call, body) }),
  }),
  route({
    method: 'PUT', path: '/me/keys', summary: 'Keeps which keys one presses, for every computer. A stroke stands for one thing.', access: 'member', capability: null,
    body: keyChoices, answer: keyChoices, status: 200, notIdempotent: 'a second time it changes nothing', example: () => ({ body: { singleLetters: true, changed: { N: 'J', P: null } } }),
    run: async (by, { body }) => ({ body: await saveKeys(deps, by, body) }),
  }),
  route({
    method: 'POST', path: '/me/password', summary: 'Changes one\'s own password; one\'s other sessions end.', access: 'member', capability: null, withoutSecondFactor: true, stepUp: true,
    body: passwordChange, status: 204, notIdempotent: 'a second time the old password is no longer right',
    example: ({ password = 'correct horse battery' }) => ({ body: { current: password, next: password } }),
    run: async (by, { body }, call) => {
      await changePassword(deps, by, call, body)
      return { body: undefined }
    },
  }),
  open({
    method: 'POST', path: '/password-resets', summary: 'Sends a link to whoever forgot their password. The answer is the same for an unknown e-mail.',
    body: resetRequest, status: 202, notIdempotent: 'nobody is signed in; letters are limited to three an hour', example: () => ({ body: { email: 'jana@optika.example' } }),
    run: async (_by, { body }, call) => {
      await requestPasswordReset(deps, call, body.email)
      return { body: undefined }
    },
  }),
  open({
    method: 'POST', path: '/password-resets/confirm', summary: 'Sets the password of whoever was sent the link.',
    body: resetConfirm, status: 204, notIdempotent: 'a link works once',
    example: ({ resetToken = 'a-token-from-a-letter-that-works-once' }) => ({ body: { token: resetToken, password: 'another horse battery' } }),
    run: async (_by, { body }, call) => {
      await setPasswordByLink(deps, call, body)
      return { body: undefined }
    },
  }),
]
