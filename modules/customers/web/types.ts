import type { z } from 'zod'
import type { customerChange, newCustomer } from '../contract.ts'

/** What forms send, before the contract has read it. */
export type NewCustomerInput = z.input<typeof newCustomer>
export type CustomerChangeInput = z.input<typeof customerChange>
