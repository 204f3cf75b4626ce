import { useKeyChoices } from './keys/use-keys.ts'
import { strokeFor } from './keys/key-choices.ts'
import classes from './key-cap.module.css'

export interface KeyCapsProps {
  readonly caps: readonly string[]
  /** Nobody can change this key: a field listens for it, or it is drawn as somebody chose it. */
  readonly fixed?: boolean
  /** Drawn on phones too. */
  readonly always?: boolean
}

/** Keys as they stand on the keyboard, one cap each, as whoever is signed in has them; nothing where the key is off. */
export function KeyCaps({ caps, fixed = false, always = false }: KeyCapsProps) {
  const choices = useKeyChoices()
  const stroke = caps.join(' ')
  const pressed = (fixed ? stroke : strokeFor(choices, stroke))?.split(' ')
  if (!pressed) return null
  return (
    <span className={classes.caps} data-always={always || undefined}>
      {pressed.map((cap) => <kbd key={cap} className={classes.cap}>{cap === 'Shift' ? '⇧' : cap}</kbd>)}
    </span>
  )
}
