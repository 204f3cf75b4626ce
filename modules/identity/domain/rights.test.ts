import { describe, expect, it } from 'vitest'
import { covers, reachOf } from './rights.ts'

const me = 'me'

describe('reachOf', () => {
  it('lets an owner do everything everywhere', () => {
    expect(reachOf([{ role: 'owner', branchId: null }])['orders.waive-lens-cost']).toEqual({ scope: 'organization', branchIds: null })
  })

  it('keeps a manager of one branch in that branch', () => {
    expect(reachOf([{ role: 'manager', branchId: 'brno' }])['orders.read']).toEqual({ scope: 'branch', branchIds: ['brno'] })
  })

  it('joins the branches of one role and takes the widest of several', () => {
    const reach = reachOf([{ role: 'clerk', branchId: 'brno' }, { role: 'clerk', branchId: 'adamov' }, { role: 'accountant', branchId: null }])
    expect(reach['orders.write']).toEqual({ scope: 'branch', branchIds: ['adamov', 'brno'] })
    expect(reach['orders.read']).toEqual({ scope: 'organization', branchIds: null })
  })

  it('gives nothing without a role', () => {
    expect(reachOf([])).toEqual({})
  })
})

describe('covers', () => {
  it('shows an advisor only their own rows', () => {
    const reach = reachOf([{ role: 'advisor', branchId: null }])['orders.read']
    expect(covers(reach, me, { branchId: 'brno', ownerStaffIds: [me] })).toBe(true)
    expect(covers(reach, me, { branchId: 'brno', ownerStaffIds: ['somebody', null] })).toBe(false)
  })

  it('refuses another branch', () => {
    const reach = reachOf([{ role: 'clerk', branchId: 'brno' }])['orders.write']
    expect(covers(reach, me, { branchId: 'brno' })).toBe(true)
    expect(covers(reach, me, { branchId: 'adamov' })).toBe(false)
  })

  it('refuses without a reach', () => {
    expect(covers(undefined, me, {})).toBe(false)
  })
})
