import type { Right } from './rights.ts'

/** Wrong tries in a row after which a PIN opens nothing any more. */
export const MOST_WRONG_PINS = 10

const HOUR_MS = 3_600_000
/** So long after somebody signed in with a password the device lets hands change: one working day. */
const DEVICE_OPEN_MS = 16 * HOUR_MS
/** What a PIN opened closes by itself after a shift. */
const SHIFT_MS = 8 * HOUR_MS

/** Until when hands may change on a device whose password session began then. */
export const deviceOpenUntil = (deviceSince: Date): Date => new Date(deviceSince.getTime() + DEVICE_OPEN_MS)

/** A clock that is set back by an hour closes no till; a day that begins further ahead was written by a clock that was wrong. */
const MOST_AHEAD_MS = 2 * HOUR_MS

/** Whether hands may change there now. */
export const isDeviceOpen = (deviceSince: Date, now: Date): boolean => deviceOpenUntil(deviceSince) > now && deviceSince.getTime() - now.getTime() < MOST_AHEAD_MS

/** When a session that begins by PIN ends: after a shift, and never after the device's day or its own session. */
export const pinSessionUntil = (now: Date, device: { readonly since: Date; readonly expiresAt: Date }): Date =>
  new Date(Math.min(now.getTime() + SHIFT_MS, deviceOpenUntil(device.since).getTime(), device.expiresAt.getTime()))

export type WeakPin = 'not-digits' | 'one-digit' | 'in-a-row'

/** Why a PIN is too easy to see or guess, or null when it will do: all one digit, or digits counted up or down. */
export function whyWeakPin(pin: string): WeakPin | null {
  if (!/^\d{4,8}$/.test(pin)) return 'not-digits'
  const steps = new Set([...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10))
  if (steps.size > 1) return null
  return steps.has(0) ? 'one-digit' : steps.has(1) || steps.has(9) ? 'in-a-row' : null
}

/**
 * What four digits do not open, whatever the roles of whose they are: the house, its people and keys, and taking data of
 * customers out or away (docs/decisions/0009).
 */
const passwordOnly: readonly string[] = ['organization.manage', 'branches.manage', 'staff.manage', 'api-keys.manage', 'webhooks.manage', 'audit.read', 'taxes.manage', 'imports.manage', 'orders.export', 'customers.export', 'customers.erase', 'customers.merge',
  // Where a lab's letters go, what is usual of an eye, and everybody's prescriptions at once.
  'labs.manage', 'prescriptions.set-limits', 'prescriptions.register'] satisfies Right[]

export const opensByPin = (right: Right): boolean => !passwordOnly.includes(right)
