import { useRef } from 'react'
import { useKeys } from './use-keys.ts'

/** ↑ and ↓ go through the rows of a list from anywhere on the page, `/` goes to its search. */
export function useRowKeys() {
  const rowsRef = useRef<HTMLDivElement>(null)
  const searchRef = useRef<HTMLInputElement>(null)
  const toRow = (step: 1 | -1) => {
    const rows = [...(rowsRef.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = rows.findIndex((row) => row === document.activeElement)
    rows[at < 0 ? 0 : at + step]?.focus()
  }
  useKeys({ '↓': () => toRow(1), '↑': () => toRow(-1), '/': () => searchRef.current?.focus() })
  return { rowsRef, searchRef, toRows: () => toRow(1) }
}
