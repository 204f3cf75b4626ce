import type { Route } from '#platform/http/route'
import { session } from '../../contract.ts'
import { changeOfHands, hands, ownPin, pinChange } from '../../contracts/hands.ts'
import type { IdentityDeps } from '../deps.ts'
import { changeHands, listHands } from '../hands/change-hands.ts'
import { readOwnPin, removeOwnPin, setOwnPin } from '../hands/own-pin.ts'
import { route } from '../route.ts'
import type { StaffMember } from '../staff-member.ts'

/** PINs, and changing hands with them at a shared computer: also for who must set up a second factor first, or the till would be stuck with them. */
export const handsRoutes = (deps: IdentityDeps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/me/pin', summary: 'Whether one has a PIN to take over at a counter.', access: 'member', capability: null, answer: ownPin, status: 200, example: () => ({}),
    run: async (by) => ({ body: await readOwnPin(deps, by) }),
  }),
  route({
    method: 'PUT', path: '/me/pin', summary: 'Sets one\'s PIN in this organization, 4 to 8 digits.', access: 'member', capability: null,
    body: pinChange, status: 204, notIdempotent: 'a second time it sets the same', example: ({ password = 'correct horse battery' }) => ({ body: { password, pin: '482619' } }),
    run: async (by, { body }, call) => {
      await setOwnPin(deps, by, call, body)
      return { body: undefined }
    },
  }),
  route({
    method: 'GET', path: '/hands', summary: 'Whose hands may take over at this device, and until when.', access: 'member', capability: null, withoutSecondFactor: true, answer: hands, status: 200, example: () => ({}),
    run: async (by) => ({ body: await listHands(deps, by) }),
  }),
  route({
    method: 'POST', path: '/hands', summary: 'Changes hands at this device by PIN; the answer sets the session cookie of who acts now.', access: 'member', capability: null, withoutSecondFactor: true,
    body: changeOfHands, answer: session, status: 201, notIdempotent: 'each change begins a session of its own',
    example: ({ ownerStaffId = '', pin = '482619' }) => ({ body: { staffId: ownerStaffId, pin } }),
    run: async (by, { body }, call) => {
      const { session: view, cookie } = await changeHands(deps, by, call, body)
      return { body: view, headers: { 'set-cookie': cookie } }
    },
  }),
  route({
    method: 'DELETE', path: '/me/pin', summary: 'Takes one\'s PIN away.', access: 'member', capability: null, status: 204, notIdempotent: 'a PIN that is gone cannot go twice', example: () => ({}),
    run: async (by, _input, call) => {
      await removeOwnPin(deps, by, call)
      return { body: undefined }
    },
  }),
]
