import type { Route } from '#platform/http/route'
import { idParams } from '#platform/http/contract'
import { ownSessions, session, signIn as signInBody } from '../../contract.ts'
import type { IdentityDeps } from '../deps.ts'
import { endOwnSession, listOwnSessions } from '../own-sessions.ts'
import { readSession } from '../read-session.ts'
import { open, route } from '../route.ts'
import { signIn } from '../sign-in.ts'
import { signOut } from '../sign-out.ts'
import type { StaffMember } from '../staff-member.ts'

/** Signing in and out, and where one is signed in. */
export const sessionRoutes = (deps: IdentityDeps): Route<StaffMember>[] => [
  open({
    method: 'POST', path: '/session', summary: 'Sign in with e-mail and password; the answer sets a session cookie. Who has a second factor is refused with what the second step needs.',
    body: signInBody, answer: session, status: 201,
    notIdempotent: 'nobody is signed in yet, and a second session harms nothing',
    example: ({ email = 'owner@example.com', password = 'correct horse battery' }) => ({ body: { email, password } }),
    run: async (_by, { body }, call) => {
      const { session: view, cookie } = await signIn(deps, call, body)
      return { body: view, headers: { 'set-cookie': cookie } }
    },
  }),
  route({
    method: 'GET', path: '/session', summary: 'Who is signed in, in which organization, with which rights.', access: 'member', capability: null, withoutSecondFactor: true,
    answer: session, status: 200, example: () => ({}),
    run: async (by) => ({ body: await readSession(deps, by) }),
  }),
  open({
    method: 'DELETE', path: '/session', summary: 'Sign out.', status: 204,
    notIdempotent: 'a session that has ended cannot end twice',
    example: () => ({}),
    run: async (_by, _input, call) => {
      await signOut(deps, call)
      return { body: undefined, headers: { 'set-cookie': deps.auth.clearCookie } }
    },
  }),
  route({
    method: 'GET', path: '/sessions', summary: 'Where the signed-in person is signed in.', access: 'member', capability: null, withoutSecondFactor: true,
    answer: ownSessions, status: 200, example: () => ({}),
    run: async (by) => ({ body: await listOwnSessions(deps, by) }),
  }),
  route({
    method: 'DELETE', path: '/sessions/{id}', summary: 'End a session of one\'s own.', access: 'member', capability: null, withoutSecondFactor: true,
    params: idParams, status: 204, notIdempotent: 'a session that has ended cannot end twice',
    example: ({ sessionId = '' }) => ({ params: { id: sessionId } }),
    run: async (by, { params }, call) => {
      await endOwnSession(deps, by, call, params.id)
      return { body: undefined }
    },
  }),
]
