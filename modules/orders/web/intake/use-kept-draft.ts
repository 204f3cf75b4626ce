import { useCallback, useEffect, useRef, useState } from 'react'
import { lastMethod } from '../payment-methods.tsx'
import { emptyDraft, isEmpty, type IntakeDraft } from './draft.ts'
import { forgetDraft, keepDraft, keptDraft, type DraftPlace } from './kept-draft.ts'

/** Typing faster than this is written once; well under the second within which everything is kept. */
const restMs = 300

/** The draft of this person at this counter: what was left here before, kept anew while one types. */
export function useKeptDraft(place: DraftPlace) {
  const [draft, setDraft] = useState<IntakeDraft>(() => keptDraft(place) ?? emptyDraft(lastMethod()))
  const [keptAt, setKeptAt] = useState<Date | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef({ place, draft, written: draft })
  useEffect(() => {
    latest.current = { ...latest.current, place, draft }
  })
  const write = useCallback(() => {
    const { place: where, draft: what, written } = latest.current
    if (what === written) return
    latest.current.written = what
    if (isEmpty(what)) forgetDraft(where)
    else if (keepDraft(where, what)) setKeptAt(new Date())
  }, [])
  useEffect(() => {
    addEventListener('pagehide', write)
    return () => {
      removeEventListener('pagehide', write)
      write()
    }
  }, [write])

  const change = (update: (draft: IntakeDraft) => IntakeDraft) => {
    setDraft(update)
    clearTimeout(timer.current)
    timer.current = setTimeout(write, restMs)
  }

  /** Lets go of the draft for good. The next one begins empty. */
  const forget = () => {
    const empty = emptyDraft(lastMethod())
    latest.current.written = empty
    latest.current.draft = empty
    forgetDraft(place)
    setDraft(empty)
    setKeptAt(null)
  }
  return { draft, change, forget, keptAt }
}
