import { useEffect, useRef, useSyncExternalStore } from 'react'
import { bindKeys, bindScans, boundKeys, keyChoices, onBoundKeys, type Bindings } from './bound-keys.ts'
import type { KeyChoices } from './key-choices.ts'

/**
 * Binds keys while the part is on screen. The handlers may be new on every render; which keys there are should not change
 * with each. What a key is called stands in the page's entry of the page table; the key line shows those that are bound.
 * @example useKeys({ N: () => go(paths.newThing()), '/': focusFilter })
 */
export function useKeys(bindings: Bindings): void {
  const latest = useRef(bindings)
  const names = Object.keys(bindings).join('\n')
  useEffect(() => {
    latest.current = bindings
  })
  useEffect(() => {
    if (!names) return
    return bindKeys(Object.fromEntries(names.split('\n').map((name) => [name, () => latest.current[name]?.()])))
  }, [names])
}

/** The keys that do something right now. */
export const useBoundKeys = (): ReadonlySet<string> => useSyncExternalStore(onBoundKeys, boundKeys)

/** The keys as whoever is signed in has them. */
export const useKeyChoices = (): KeyChoices => useSyncExternalStore(onBoundKeys, keyChoices)

/** Takes what is scanned outside of text fields while the part is on screen; without `take` it goes to whoever stands around. */
export function useScans(take: ((code: string) => void) | null): void {
  const latest = useRef(take)
  const takes = take !== null
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => (takes ? bindScans((code) => latest.current?.(code)) : undefined), [takes])
}
