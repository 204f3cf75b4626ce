import type { Subscription } from '#platform/facts/subscriptions'
import { letterJob } from '#platform/mail/mail'
import type { LabsDeps } from './deps.ts'
import { mailLabOrder } from './mail-lab-order.ts'
import { noteArrivalByMove } from './note-arrival.ts'
import { noteRemake } from './remake-at-lab.ts'

const capability = 'labs'

/** What labs listen to: their own orders that go by mail, orders that come from a lab, remakes that were begun elsewhere. */
export const labsSubscriptions = (deps: LabsDeps): Subscription[] => [
  { job: 'labs.mail-order', capability, ...letterJob, facts: ['labs.order-sent'], wants: ({ way }) => way === 'email', handle: (payload) => mailLabOrder(deps, payload) },
  { job: 'labs.note-arrival', capability, facts: ['orders.phase-changed'], wants: ({ phase }) => phase === 'finishing' || phase === 'ready', handle: ({ organizationId, subjectId }) => noteArrivalByMove(deps, organizationId, subjectId) },
  { job: 'labs.note-remake', capability, facts: ['orders.taken'], wants: ({ remake }) => remake === true, handle: ({ organizationId, subjectId, remakeOf }) => noteRemake(deps, organizationId, subjectId, typeof remakeOf === 'string' ? remakeOf : null) },
]
