import { useState } from 'react'

/** What a form holds before it is saved: a copy that can be changed field by field and taken back. */
export interface Draft<Values> {
  readonly values: Values
  readonly set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void
  /** Only what differs from what was there: the body of a PATCH. */
  readonly changes: () => Partial<Values>
  readonly changed: boolean
  readonly reset: () => void
}

/** A draft of `saved`. It follows `saved` while nothing was changed, so that a hint from elsewhere shows at once. */
export function useDraft<Values extends object>(saved: Values): Draft<Values> {
  const [edited, setEdited] = useState<Partial<Values>>({})
  const differs = (name: keyof Values) => name in edited && JSON.stringify(edited[name]) !== JSON.stringify(saved[name])
  const names = (Object.keys(edited) as (keyof Values)[]).filter(differs)
  return {
    values: { ...saved, ...edited },
    set: (name, value) => setEdited((before) => ({ ...before, [name]: value })),
    changes: () => Object.fromEntries(names.map((name) => [name, edited[name]])) as Partial<Values>,
    changed: names.length > 0,
    reset: () => setEdited({}),
  }
}
