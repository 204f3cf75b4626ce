import { refuseByContract } from '#platform/http/read-input'
import { whyNotAccent } from '../domain/accent.ts'
import type { Accent, AccentRefusal } from '../domain/accent.ts'
import { firstOverlap } from '../domain/hours.ts'
import type { OpenHours } from '../domain/hours.ts'

const accentSentences: Record<AccentRefusal, { pointer: string; detail: string }> = {
  'too-pale-on-light': { pointer: '/accent/light', detail: 'cannot be read on white: take a darker colour' },
  'too-dark-on-dark': { pointer: '/accent/dark', detail: 'cannot be read on the dark background: take a lighter colour' },
  'too-near-to-late': { pointer: '/accent/light', detail: 'looks like the red of «overdue»: take another colour' },
}

/** @throws {Problem} http/invalid for colours that cannot be read or look overdue */
export function refuseAccent(accent: Accent): void {
  const refusal = whyNotAccent(accent)
  if (refusal) throw refuseByContract([accentSentences[refusal]])
}

/** @throws {Problem} http/invalid for hours that overlap; `pointer` is where the hours stand in the body */
export function refuseHours(hours: readonly OpenHours[], pointer: string): void {
  const overlap = firstOverlap(hours)
  if (overlap !== null) throw refuseByContract([{ pointer: `${pointer}/${overlap}`, detail: 'overlaps other hours of the same day' }])
}
