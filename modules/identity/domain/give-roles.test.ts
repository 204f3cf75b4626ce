import { describe, expect, it } from 'vitest'
import { changedRoles, mayGive, mayManage } from './give-roles.ts'
import { reachOf, roles } from './rights.ts'

const owner = reachOf([{ role: 'owner', branchId: null }])
const managerOfBrno = reachOf([{ role: 'manager', branchId: 'brno' }])
const managerOfAll = reachOf([{ role: 'manager', branchId: null }])
const clerk = reachOf([{ role: 'clerk', branchId: null }])

describe('mayGive', () => {
  it('lets an owner give every role everywhere', () => {
    for (const role of roles) expect(mayGive(owner, { role, branchId: null })).toBe(true)
  })

  it('lets the manager of a branch give roles below manager there', () => {
    const given = roles.filter((role) => mayGive(managerOfBrno, { role, branchId: 'brno' }))
    expect(given).toEqual(['optometrist', 'optician', 'technician', 'clerk', 'warehouse', 'advisor', 'read-only'])
  })

  it('keeps the manager of a branch out of other branches and of the whole', () => {
    expect(mayGive(managerOfBrno, { role: 'clerk', branchId: 'adamov' })).toBe(false)
    expect(mayGive(managerOfBrno, { role: 'clerk', branchId: null })).toBe(false)
  })

  it('lets nobody give more than they have: an accountant would see the whole house', () => {
    expect(mayGive(managerOfBrno, { role: 'accountant', branchId: 'brno' })).toBe(false)
    expect(mayGive(managerOfAll, { role: 'accountant', branchId: null })).toBe(false)
  })

  it('lets the manager of all branches give a role in all of them', () => {
    expect(mayGive(managerOfAll, { role: 'clerk', branchId: null })).toBe(true)
    expect(mayGive(managerOfAll, { role: 'owner', branchId: null })).toBe(false)
  })

  it('lets who does not manage give nothing', () => {
    expect(mayGive(clerk, { role: 'read-only', branchId: null })).toBe(false)
  })
})

describe('changedRoles', () => {
  it('names what comes and what goes, not what stays', () => {
    expect(changedRoles([{ role: 'clerk', branchId: 'brno' }, { role: 'owner', branchId: null }], [{ role: 'owner', branchId: null }, { role: 'optician', branchId: 'brno' }]))
      .toEqual([{ role: 'clerk', branchId: 'brno' }, { role: 'optician', branchId: 'brno' }])
  })
})

describe('mayManage', () => {
  it('keeps a manager from somebody who also works elsewhere or above them', () => {
    expect(mayManage(managerOfBrno, [{ role: 'clerk', branchId: 'brno' }])).toBe(true)
    expect(mayManage(managerOfBrno, [{ role: 'clerk', branchId: 'brno' }, { role: 'clerk', branchId: 'adamov' }])).toBe(false)
    expect(mayManage(managerOfBrno, [{ role: 'owner', branchId: null }])).toBe(false)
    expect(mayManage(managerOfBrno, [])).toBe(false)
    expect(mayManage(owner, [])).toBe(true)
  })
})
