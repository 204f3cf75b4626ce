import { z } from 'zod'
import { id, instant } from '#platform/http/contract'
import { whyWeakPin } from '../domain/pin.ts'

const said = { 'not-digits': 'write 4 to 8 digits', 'one-digit': 'this is one digit over and over', 'in-a-row': 'these digits stand in a row' } as const
const newPin = z.string().superRefine((pin, refine) => {
  const weak = whyWeakPin(pin)
  if (weak) refine.addIssue({ code: 'custom', message: said[weak] })
})

/** Setting a PIN asks for the password: a screen left open must not hand out another way in. */
export const pinChange = z.object({ password: z.string().min(1).max(200), pin: newPin })
export const ownPin = z.object({ setAt: instant.nullable(), dead: z.boolean() })

/** Whose hands may take over at this device: `openUntil` null when somebody has to sign in with a password first. */
export const hands = z.object({ openUntil: instant.nullable(), items: z.array(z.object({ staffId: id, name: z.string() })), nextCursor: z.null() })
export const changeOfHands = z.object({ staffId: id, pin: z.string().regex(/^\d{4,8}$/, 'write 4 to 8 digits') })
