import { createContext, use } from 'react'
import type { Sender } from './stored-call.ts'

/** For whom pages ask and through what they change; the app provides it around all pages. */
export interface Calling {
  readonly organizationId: string | null
  readonly sender: Sender
}

export const CallingContext = createContext<Calling | null>(null)

/** @throws when used outside the app */
export function useCalling(): Calling {
  const calling = use(CallingContext)
  if (!calling) throw new Error('no CallingContext around this part')
  return calling
}
