import { newId } from '#kernel/ids'
import { randomOf } from '#kernel/random'
import { displayName } from '#modules/customers/domain'
import { inventCustomer } from '#modules/customers/server'
import type { Role } from '#modules/identity/domain'
import { inventShop } from '#modules/identity/server'
import type { SampleBranch, SampleShop, SampleStaff } from '#modules/identity/server'

/** Towns of a Czech chain, the first being the shop of sample S. */
const towns = [
  ['Praha · Anděl', 'Štefánikova 12', 'Praha', '150 00'], ['Praha · Vinohrady', 'Korunní 88', 'Praha', '130 00'], ['Ostrava', 'Nádražní 41', 'Ostrava', '702 00'],
  ['Plzeň', 'Americká 7', 'Plzeň', '301 00'], ['Olomouc', 'Denisova 3', 'Olomouc', '779 00'], ['Liberec', 'Pražská 19', 'Liberec', '460 01'],
  ['Hradec Králové', 'Gočárova 55', 'Hradec Králové', '500 02'], ['České Budějovice', 'Lannova 26', 'České Budějovice', '370 01'],
] as const

/** Who works in each branch beside the people of sample S, who work in all. */
const perBranch: readonly Role[] = ['manager', 'optometrist', 'optician', 'optician', 'technician', 'clerk', 'warehouse']

/** How large the chain is; smaller ones are for tests. */
export interface ChainSize { readonly branches: number; readonly advisors: number; readonly customers: number; readonly orders: number }
export const sizeM: ChainSize = { branches: 9, advisors: 250, customers: 100_000, orders: 300_000 }

/** Sample M: the shop of sample S grown to a chain with branches in other towns and advisors on the road, known for more than three years. */
export function inventChain(seed: string, now: Date, { branches, advisors }: ChainSize): SampleShop {
  const shop = { ...inventShop(seed, now), openedOn: `${now.getUTCFullYear() - 4}-01-02` } as const
  const idOf = (...name: (string | number)[]): string => newId(now.getTime(), randomOf(seed, 'chain', ...name).fill)
  const [first] = shop.branches
  const others = towns.slice(0, branches - 1).map(([name, street, city, postalCode], index): SampleBranch => (
    { ...first, id: idOf('branch', index), name, street, city, postalCode, phone: `+420 541 000 ${201 + index}`, email: `pobocka${index + 2}@lumen.example` }))
  const hire = (role: Role, index: number, branchId: string | null): SampleStaff => ({
    id: idOf('staff', role, index), personId: idOf('person', role, index), role, branchId, skills: [],
    // Every ninth of the invented comes as somebody's child, and none of them works here.
    name: displayName(inventCustomer({ ...shop, seed: `${seed} ${role}` }, index * 9, 9 * 1000)), email: `${role}${index + 1}@lumen.example`,
  })
  const inBranches = [first, ...others].flatMap(({ id }, branch) => perBranch.map((role, index) => hire(role, branch * perBranch.length + index, id)))
  const onTheRoad = Array.from({ length: Math.max(advisors - 1, 0) }, (_, index) => hire('advisor', index, null))
  return { ...shop, branches: [first, ...others], staff: [...shop.staff, ...inBranches, ...onTheRoad] }
}
