import type { Answer, Route } from '#platform/http/route'
import { idParams } from '#platform/http/contract'
import { apiKeyMade, apiKeys, invitation, listQuery, newApiKey, newSkill, newStaff, rolesChange, skill, skills, skillsChange, staffAdded, staffChange, staffMember, staffPage } from '../../contract.ts'
import { addStaff } from '../add-staff.ts'
import { changeRoles, changeSkills, renameStaff } from '../change-staff.ts'
import type { IdentityDeps } from '../deps.ts'
import { disableStaff, enableStaff } from '../disable-staff.ts'
import { inviteAgain } from '../invite-again.ts'
import { listApiKeys } from '../list-api-keys.ts'
import { listStaff } from '../list-staff.ts'
import { makeApiKey } from '../make-api-key.ts'
import { revokeApiKey } from '../revoke-api-key.ts'
import { route } from '../route.ts'
import { addSkill, listSkills } from '../skills.ts'
import type { StaffMember } from '../staff-member.ts'
import { staffNow } from '../staff-view.ts'

const read = { right: 'staff.read', scope: 'organization' } as const
const manage = { right: 'staff.manage', scope: 'branch' } as const
const keys = { right: 'api-keys.manage', scope: 'organization' } as const
const versioned = <Body extends { version: number }>(body: Body, status?: number): Answer<Body> => ({ body, version: body.version, ...(status && { status }) })
const somebody = ({ otherStaffId = '', otherStaffVersion = '1' }: Readonly<Record<string, string>>) => ({ params: { id: otherStaffId }, ifMatch: otherStaffVersion })

/** People, what they can do, and the keys of machines. */
export const staffRoutes = (deps: IdentityDeps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/staff', summary: 'Everybody of the staff, disabled ones too, by name.', access: read, capability: null,
    query: listQuery, answer: staffPage, status: 200, example: () => ({}),
    run: async (by, { query }) => ({ body: await listStaff(deps, by, query) }),
  }),
  route({
    method: 'POST', path: '/staff', summary: 'Adds somebody to the staff; who is new gets a link to choose a password.', access: manage, capability: null, stepUp: true,
    body: newStaff, answer: staffAdded, status: 201,
    example: ({ branchId = '' }) => ({ body: { name: 'Petra Malá', email: 'petra@optika.example', roles: [{ role: 'optician', branchId }] } }),
    run: async (by, { body }, call) => {
      const { member, created } = await addStaff(deps, by, call, body)
      return versioned(member, created ? 201 : 200)
    },
  }),
  route({
    method: 'GET', path: '/staff/{id}', summary: 'Somebody of the staff.', access: read, capability: null,
    params: idParams, answer: staffMember, status: 200, example: ({ otherStaffId = '' }) => ({ params: { id: otherStaffId } }),
    run: async (by, { params }) => versioned(await deps.db.look(by.organizationId, (tx) => staffNow(tx, params.id))),
  }),
  route({
    method: 'PATCH', path: '/staff/{id}', summary: 'Changes what somebody is called here.', access: manage, capability: null,
    params: idParams, body: staffChange, answer: staffMember, status: 200, ifMatch: true, example: (world) => ({ ...somebody(world), body: { name: 'Petra Velká' } }),
    run: async (by, { params, body, version }, call) => versioned(await renameStaff(deps, by, call, params.id, version, body)),
  }),
  route({
    method: 'PUT', path: '/staff/{id}/roles', summary: 'Gives and takes roles.', access: manage, capability: null, stepUp: true,
    params: idParams, body: rolesChange, answer: staffMember, status: 200, ifMatch: true,
    example: (world) => ({ ...somebody(world), body: { roles: [{ role: 'clerk', branchId: world.branchId ?? null }] } }),
    run: async (by, { params, body, version }, call) => versioned(await changeRoles(deps, by, call, params.id, version, body)),
  }),
  route({
    method: 'PUT', path: '/staff/{id}/skills', summary: 'Says what somebody can do and how well, 1 learns, 5 teaches.', access: manage, capability: null,
    params: idParams, body: skillsChange, answer: staffMember, status: 200, ifMatch: true, example: (world) => ({ ...somebody(world), body: { skills: [] } }),
    run: async (by, { params, body, version }, call) => versioned(await changeSkills(deps, by, call, params.id, version, body)),
  }),
  route({
    method: 'POST', path: '/staff/{id}/disable', summary: 'Ends somebody\'s work here: within 10 s nothing of theirs works any more.', access: manage, capability: null, stepUp: true,
    params: idParams, answer: staffMember, status: 200, ifMatch: true, example: somebody,
    run: async (by, { params, version }, call) => versioned(await disableStaff(deps, by, call, params.id, version)),
  }),
  route({
    method: 'POST', path: '/staff/{id}/enable', summary: 'Lets somebody work here again.', access: manage, capability: null, stepUp: true,
    params: idParams, answer: staffMember, status: 200, ifMatch: true, example: somebody,
    run: async (by, { params, version }, call) => versioned(await enableStaff(deps, by, call, params.id, version)),
  }),
  route({
    method: 'POST', path: '/staff/{id}/invitation', summary: 'Makes a new link for somebody who has not chosen a password yet.', access: manage, capability: null, stepUp: true,
    params: idParams, answer: invitation, status: 200, notIdempotent: 'each link is new and ends the one before',
    example: ({ invitedStaffId = '' }) => ({ params: { id: invitedStaffId } }),
    run: async (by, { params }, call) => ({ body: await inviteAgain(deps, by, call, params.id) }),
  }),
  route({
    method: 'GET', path: '/skills', summary: 'What people here can be able to do.', access: read, capability: null,
    query: listQuery, answer: skills, status: 200, example: () => ({}),
    run: async (by, { query }) => ({ body: await listSkills(deps, by, query) }),
  }),
  route({
    method: 'POST', path: '/skills', summary: 'Adds a skill.', access: manage, capability: null,
    body: newSkill, answer: skill, status: 201, example: () => ({ body: { name: 'Contact lenses' } }),
    run: async (by, { body }, call) => {
      const { skill: view, created } = await addSkill(deps, by, call, body)
      return { body: view, status: created ? 201 : 200 }
    },
  }),
  route({
    method: 'GET', path: '/api-keys', summary: 'The keys of machines in force.', access: keys, capability: null,
    query: listQuery, answer: apiKeys, status: 200, example: () => ({}),
    run: async (by, { query }) => ({ body: await listApiKeys(deps, by, query) }),
  }),
  route({
    method: 'POST', path: '/api-keys', summary: 'Makes a key for a machine; its secret is answered this once.', access: keys, capability: null, stepUp: true,
    body: newApiKey, answer: apiKeyMade, status: 201, example: () => ({ body: { name: 'E-shop', scopes: ['orders.read', 'products.read'] } }),
    run: async (by, { body }, call) => {
      const { key, created } = await makeApiKey(deps, by, call, body)
      return { body: key, status: created ? 201 : 200 }
    },
  }),
  route({
    method: 'DELETE', path: '/api-keys/{id}', summary: 'Ends a key.', access: keys, capability: null, stepUp: true,
    params: idParams, status: 204, example: ({ apiKeyId = '' }) => ({ params: { id: apiKeyId } }),
    run: async (by, { params }, call) => {
      await revokeApiKey(deps, by, call, params.id)
      return { body: undefined }
    },
  }),
]
