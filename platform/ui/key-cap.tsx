import classes from './key-cap.module.css'

/** Keys as they stand on the keyboard, one cap each. */
export function KeyCaps({ caps }: { readonly caps: readonly string[] }) {
  return (
    <span className={classes.caps}>
      {caps.map((cap) => <kbd key={cap} className={classes.cap}>{cap === 'Shift' ? '⇧' : cap}</kbd>)}
    </span>
  )
}
