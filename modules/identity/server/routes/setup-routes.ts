import type { Answer, Route } from '#platform/http/route'
import { anotherOrganization, firstOrganization, session, setup, setupCode } from '../../contract.ts'
import type { SessionView } from '../../contract.ts'
import { deleteSample } from '../delete-sample.ts'
import type { IdentityDeps } from '../deps.ts'
import { openOrganization } from '../open-organization.ts'
import { open, route } from '../route.ts'
import { readSetup, setUpOrganization, setUpSample } from '../setup.ts'
import type { SignedIn } from '../sign-in.ts'
import type { StaffMember } from '../staff-member.ts'
import { WITH_PICTURE } from './organization-routes.ts'

const signedIn = ({ session: view, cookie }: SignedIn): Answer<SessionView> => ({ body: view, headers: { 'set-cookie': cookie } })

const aShop = { name: 'Optika na rohu', country: 'CZ', vatPayer: true, currency: 'CZK', language: 'cs' as const, branch: { name: 'Brno', timeZone: 'Europe/Prague', hours: [{ weekday: 1, opens: '09:00', closes: '17:30' }] } }

/** The first page, further organizations, and the end of the sample. */
export const setupRoutes = (deps: IdentityDeps): Route<StaffMember>[] => [
  open({
    method: 'GET', path: '/setup', summary: 'Whether anything is set up yet, and what a shop of each country begins with.',
    answer: setup, status: 200, example: () => ({}),
    run: async (_by, _input, call) => ({ body: await readSetup(deps, call) }),
  }),
  open({
    method: 'POST', path: '/setup/sample', summary: 'Makes the sample organization on an empty system and signs its owner in.',
    body: setupCode, answer: session, status: 201, notIdempotent: 'nobody is signed in yet; once anything is there it is refused',
    example: () => ({ body: {} }),
    run: async (_by, { body }, call) => signedIn(await setUpSample(deps, call, body.code)),
  }),
  open({
    method: 'POST', path: '/setup/organization', summary: 'Opens the first organization on an empty system and signs its owner in.',
    body: firstOrganization, bodyLimit: WITH_PICTURE, answer: session, status: 201, notIdempotent: 'nobody is signed in yet; once anything is there it is refused',
    example: () => ({ body: { ...aShop, owner: { name: 'Jana Nováková', email: 'jana@optika.example', password: 'correct horse battery' } } }),
    run: async (_by, { body }, call) => signedIn(await setUpOrganization(deps, call, body)),
  }),
  route({
    method: 'POST', path: '/organizations', summary: 'Opens a further organization; the answer is the session in it.', access: 'member', capability: null,
    body: anotherOrganization, bodyLimit: WITH_PICTURE, answer: session, status: 201, notIdempotent: 'the organization does not exist yet when the call begins; its id makes a second call harmless',
    example: ({ newOrganizationId = '0199a2b0-0000-7000-8000-00000000a001' }) => ({ body: { ...aShop, id: newOrganizationId } }),
    run: async (by, { body }, call) => {
      const { session: view, created, cookie } = await openOrganization(deps, by, call, body)
      return { body: view, status: created ? 201 : 200, ...(cookie && { headers: { 'set-cookie': cookie } }) }
    },
  }),
  route({
    method: 'DELETE', path: '/sample', summary: 'Deletes the sample organization with everything in it.', access: { right: 'organization.manage', scope: 'organization' }, capability: null,
    status: 204, notIdempotent: 'what would remember the call is deleted with the sample', example: () => ({}),
    run: async (by) => {
      await deleteSample(deps, by)
      return { body: undefined }
    },
  }),
]
