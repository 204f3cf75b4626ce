import { useState } from 'react'

/** Which fields of a form hold what has no reading: it is not saved while there is one, for an unread day would count as none. */
export function useUnreadable() {
  const [fields, setFields] = useState<readonly string[]>([])
  return {
    any: fields.length > 0,
    /** For `onReadable` of the field of that name. */
    tell: (field: string) => (readable: boolean) => setFields((before) => (readable ? before.filter((one) => one !== field) : [...before.filter((one) => one !== field), field])),
  }
}
