import { may, mustMay } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { importKinds, kindNeeds } from '../domain/index.ts'
import type { ImportKind } from '../domain/index.ts'
import { importById, lockImport } from './import-data.ts'
import type { ImportData } from './import-data.ts'

/** Demands of whoever brings things in what writing them one by one demands. @throws {Problem} http/capability-off or http/forbidden */
export function mustBring(by: StaffMember, kind: ImportKind): void {
  const { right, capability } = kindNeeds[kind]
  if (!by.hasCapability(capability)) throw new Problem(httpProblems.capabilityOff, undefined, { capability })
  mustMay(by, right)
}

/** The kinds that somebody may bring in, and see. */
export const kindsOf = (by: StaffMember): ImportKind[] => importKinds.filter((kind) => by.hasCapability(kindNeeds[kind].capability) && may(by, kindNeeds[kind].right))

/** The branches that somebody may write things of this kind in; customers and products belong to all. */
export function branchesFor(by: StaffMember, kind: ImportKind): readonly { readonly id: string; readonly name: string; readonly timeZone: string }[] {
  const branches = [...by.organization.branches.values()].map(({ id, name, timeZone }) => ({ id, name, timeZone }))
  const within = kind === 'orders' ? by.reach[kindNeeds.orders.right]?.branchIds ?? null : null
  return within === null ? branches : branches.filter(({ id }) => within.includes(id))
}

/** The import for somebody who may bring such things in. @throws {Problem} http/not-found, http/capability-off, http/forbidden */
export const importFor = (tx: Tx, by: StaffMember, id: string): Promise<ImportData> => importById(tx, id).then((data) => allowed(by, data))

/** As {@link importFor}, locked until the transaction ends. */
export const lockImportFor = (tx: Tx, by: StaffMember, id: string): Promise<ImportData> => lockImport(tx, id).then((data) => allowed(by, data))

function allowed(by: StaffMember, data: ImportData): ImportData {
  mustBring(by, data.kind)
  return data
}
