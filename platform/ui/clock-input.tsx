import { useState } from 'react'
import classes from './clock-input.module.css'
import { readClock } from './read-clock.ts'

/** A time of day in 24 hours whatever the browser's own language writes; `9` and `930` are enough. */
export function ClockInput({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (clock: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && readClock(typed) === null
  return (
    <input
      className={classes.clock}
      aria-label={label}
      aria-invalid={wrong || undefined}
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      value={typed ?? value}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        const clock = readClock(event.currentTarget.value)
        if (clock) onChange(clock)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
