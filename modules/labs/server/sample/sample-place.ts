import { newId } from '#kernel/ids'
import type { Random } from '#kernel/random'
import type { SampleShop } from '#modules/identity/server'
import type { OrderData } from '#modules/orders/server'
import type { Key } from '#platform/crypto/seal'
import type { SampleLab } from './sample-labs.ts'

/** With whom an order of the sample was, and what its things are sealed and made of. */
export interface LabPlace { readonly shop: SampleShop; readonly lab: SampleLab; readonly key: Key; readonly labOrderId: string; readonly random: Random }
/** What was wrong with lenses: by how much the right one was off, and what was written about it. */
export interface Wrong { readonly off: number; readonly reason: string }

export const zoneOf = ({ branches }: SampleShop, { branchId }: OrderData): string => branches.find(({ id }) => id === branchId)?.timeZone ?? branches[0].timeZone
export const entered = ({ events }: OrderData, stage: string) => events.find(({ toStage }) => toStage === stage)
export const idAt = (at: Date, random: Random): string => newId(at.getTime(), random.fill)
