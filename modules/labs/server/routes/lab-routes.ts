import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { idParams } from '#platform/http/contract'
import type { ExampleWorld, Route } from '#platform/http/route'
import { sql } from '#platform/db/sql'
import * as contract from '../../contract.ts'
import { changeLab } from '../change-lab.ts'
import type { LabsDeps } from '../deps.ts'
import { labById, selectLabs, toLabView } from '../lab-data.ts'
import type { LabRow } from '../lab-data.ts'
import { chooseStandard, readLabSettings } from '../lab-settings.ts'
import { makeLab } from '../make-lab.ts'

const read = { capability: 'labs', access: { right: 'labs.read', scope: 'branch' } } as const
const manage = { capability: 'labs', access: { right: 'labs.manage', scope: 'organization' } } as const
const one = ({ labId = '' }: ExampleWorld) => ({ params: { id: labId } })
const versioned = <Body extends { version: number }>(body: Body, status = 200) => ({ body, status, version: body.version })

/** Labs and their terms, and by which standard is inspected. */
export const labRoutes = (deps: LabsDeps): Route<StaffMember>[] => [
  route({
    ...read, method: 'GET', path: '/labs', summary: 'The labs, those in use first.', status: 200, answer: contract.labs, example: () => ({}),
    run: async (by) => ({ body: { items: (await deps.db.look(by.organizationId, (tx) => tx.rows<LabRow>(sql`${selectLabs(by.organizationId)} order by active desc, name, id`))).map(toLabView), nextCursor: null } }),
  }),
  route({
    ...manage, method: 'POST', path: '/labs', summary: 'Adds a lab with its terms.', status: 201, body: contract.newLab, answer: contract.lab,
    example: () => ({ body: {
      name: 'Sázava lab', contactName: 'Hana Krátká', email: 'zakazky@sazava.example', phone: '+420 566 000 111', language: 'cs', customerNumber: 'LUM-204', makers: ['Vela'], cutOff: '14:00', statedDays: 5,
      remakePolicy: { steps: [{ shareBps: 0 }, { shareBps: 5000 }], afterBps: 10_000, withinDays: 90 },
    } }),
    run: async (by, { body }, call) => {
      const { lab, created } = await makeLab(deps, by, call, body)
      return versioned(lab, created ? 201 : 200)
    },
  }),
  route({
    ...read, method: 'GET', path: '/labs/{id}', summary: 'A lab with its terms.', status: 200, params: idParams, answer: contract.lab, example: one,
    run: async (by, { params }) => versioned(toLabView(await deps.db.look(by.organizationId, (tx) => labById(tx, params.id)))),
  }),
  route({
    ...manage, method: 'PATCH', path: '/labs/{id}', summary: 'Changes a lab or takes it out of use.', status: 200, ifMatch: true, params: idParams, body: contract.labChange, answer: contract.lab,
    example: (world) => ({ ...one(world), ifMatch: '1', body: { cutOff: '15:00', statedDays: 4 } }),
    run: async (by, { params, body, version }, call) => versioned(await changeLab(deps, by, call, params.id, version, body)),
  }),
  route({
    ...read, method: 'GET', path: '/lab-settings', summary: 'By which table of tolerances lenses are inspected, and the tables that are known with their source.', status: 200, answer: contract.labSettings, example: () => ({}),
    run: async (by) => versioned(await readLabSettings(deps, by)),
  }),
  route({
    ...manage, method: 'PUT', path: '/lab-settings', summary: 'Chooses the table of tolerances: the usual one of the country, none, or a certain one.', status: 200, ifMatch: true, body: contract.labSettingsChange, answer: contract.labSettings,
    example: () => ({ ifMatch: '1', body: { standard: 'ansi-z80-1' } }),
    run: async (by, { body, version }, call) => versioned(await chooseStandard(deps, by, call, version, body)),
  }),
]
