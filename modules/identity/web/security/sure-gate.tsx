import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { mendRefusals } from '#platform/ui/api/call'

const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx'))

/** Stands beside all pages: a call that was refused because this person must first show that it is them, asks and goes on. */
export function SureGate() {
  const [asking, setAsking] = useState(false)
  const waiting = useRef<((proven: boolean) => void)[]>([])
  useEffect(() => mendRefusals((problem) => {
    if (problem.type !== 'identity/step-up-needed') return Promise.resolve(false)
    setAsking(true)
    return new Promise((resolve) => { waiting.current.push(resolve) })
  }), [])
  const end = (proven: boolean): void => {
    setAsking(false)
    for (const resolve of waiting.current.splice(0)) resolve(proven)
  }
  return asking ? <Suspense><ConfirmDialog onEnd={end} /></Suspense> : null
}
