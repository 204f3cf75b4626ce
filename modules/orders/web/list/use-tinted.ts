import { useEffect, useRef, useState } from 'react'
import { changedRows } from './changed-rows.ts'

/** So long a value that changed elsewhere is tinted: long enough to be seen from the corner of an eye. */
const tintMs = 1200

/**
 * Ids of the rows that somebody changed a moment ago. `scope` names the question: another question's rows are not changes, and
 * neither are those of a further page, of which `pages` counts how many there are.
 */
export function useTinted<Row extends { readonly id: string }>(rows: readonly Row[] | undefined, scope: string, pages: number): ReadonlySet<string> {
  const before = useRef<{ rows: readonly Row[]; scope: string; pages: number } | null>(null)
  const [tinted, setTinted] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (!rows) return
    const comparable = before.current?.scope === scope && before.current.pages === pages
    const changed = comparable ? changedRows(before.current?.rows, rows) : []
    before.current = { rows, scope, pages }
    if (changed.length === 0) return
    setTinted((still) => new Set([...still, ...changed]))
    setTimeout(() => setTinted((still) => new Set([...still].filter((id) => !changed.includes(id)))), tintMs)
  }, [rows, scope, pages])
  return tinted
}
