import type { Answer, Route } from '#platform/http/route'
import { idParams } from '#platform/http/contract'
import { branch, branchChange, branches, capabilityChange, capabilityParams, listQuery, logo, newBranch, organization, organizationChange } from '../../contract.ts'
import { addBranch } from '../add-branch.ts'
import { changeBranch } from '../change-branch.ts'
import { changeOrganization, organizationNow } from '../change-organization.ts'
import type { IdentityDeps } from '../deps.ts'
import { listBranches } from '../list-branches.ts'
import { changeLogo, readLogo, removeLogo } from '../logo.ts'
import { route } from '../route.ts'
import type { StaffMember } from '../staff-member.ts'
import { switchCapability } from '../switch-capability.ts'

/** A picture of a megabyte written as text. */
export const WITH_PICTURE = 1_500_000

const manage = { right: 'organization.manage', scope: 'organization' } as const
const versioned = <Body extends { version: number }>(body: Body, status?: number): Answer<Body> => ({ body, version: body.version, ...(status && { status }) })
/** One grey pixel. */
const aPicture = { name: 'logo.png', mediaType: 'image/png', base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==' }

/** The organization itself, its parts in use, its logo and its branches. */
export const organizationRoutes = (deps: IdentityDeps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/organization', summary: 'The organization: name, taxes, look, deposits, parts in use.', access: 'member', capability: null,
    answer: organization, status: 200, example: () => ({}),
    run: async (by) => versioned(await deps.db.look(by.organizationId, organizationNow)),
  }),
  route({
    method: 'PATCH', path: '/organization', summary: 'Changes the organization.', access: manage, capability: null,
    body: organizationChange, answer: organization, status: 200, ifMatch: true,
    example: ({ organizationVersion = '1' }) => ({ ifMatch: organizationVersion, body: { name: 'Optika na náměstí', accent: { light: '#0F5F69', dark: '#63C6CF' } } }),
    run: async (by, { body, version }, call) => versioned(await changeOrganization(deps, by, call, version, body)),
  }),
  route({
    method: 'PUT', path: '/organization/capabilities/{capability}', summary: 'Switches a part of Lunette on or off.', access: manage, capability: null,
    params: capabilityParams, body: capabilityChange, answer: organization, status: 200,
    example: () => ({ params: { capability: 'orders' }, body: { enabled: true } }),
    run: async (by, { params, body }, call) => versioned(await switchCapability(deps, by, call, params.capability, body.enabled)),
  }),
  route({
    method: 'GET', path: '/organization/logo', summary: 'The logo as a picture.', access: 'member', capability: null,
    file: 'image/png, image/jpeg, image/webp or image/gif', status: 200, example: () => ({}),
    run: (by) => readLogo(deps, by),
  }),
  route({
    method: 'PUT', path: '/organization/logo', summary: 'Puts a picture in the place of the logo.', access: manage, capability: null,
    body: logo, bodyLimit: WITH_PICTURE, answer: organization, status: 200, ifMatch: true,
    example: ({ organizationVersion = '1' }) => ({ ifMatch: organizationVersion, body: aPicture }),
    run: async (by, { body, version }, call) => versioned(await changeLogo(deps, by, call, version, body)),
  }),
  route({
    method: 'DELETE', path: '/organization/logo', summary: 'Takes the logo away.', access: manage, capability: null,
    answer: organization, status: 200, ifMatch: true, example: ({ organizationVersion = '1' }) => ({ ifMatch: organizationVersion }),
    run: async (by, { version }, call) => versioned(await removeLogo(deps, by, call, version)),
  }),
  route({
    method: 'GET', path: '/branches', summary: 'The branches, closed ones too, by name.', access: 'member', capability: null,
    query: listQuery, answer: branches, status: 200, example: () => ({ query: { limit: '20' } }),
    run: async (by, { query }) => ({ body: await listBranches(deps, by, query) }),
  }),
  route({
    method: 'POST', path: '/branches', summary: 'Opens a branch.', access: { right: 'branches.manage', scope: 'organization' }, capability: null,
    body: newBranch, answer: branch, status: 201,
    example: () => ({ body: { name: 'Adamov', kind: 'shop', timeZone: 'Europe/Prague', hours: [{ weekday: 1, opens: '09:00', closes: '12:00' }, { weekday: 1, opens: '13:00', closes: '17:00' }] } }),
    run: async (by, { body }, call) => {
      const { branch: view, created } = await addBranch(deps, by, call, body)
      return versioned(view, created ? 201 : 200)
    },
  }),
  route({
    method: 'PATCH', path: '/branches/{id}', summary: 'Changes a branch, closes it or opens it again.', access: { right: 'branches.manage', scope: 'branch' }, capability: null,
    params: idParams, body: branchChange, answer: branch, status: 200, ifMatch: true,
    example: ({ branchId = '', branchVersion = '1' }) => ({ params: { id: branchId }, ifMatch: branchVersion, body: { phone: '+420 545 000 111' } }),
    run: async (by, { params, body, version }, call) => versioned(await changeBranch(deps, by, call, params.id, version, body)),
  }),
]
