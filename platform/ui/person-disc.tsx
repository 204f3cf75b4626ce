import classes from './person-disc.module.css'

/** First letters of first and last name; one character for names written without spaces. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = [...(words[0] ?? '')][0] ?? ''
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toLocaleUpperCase()
}

/** A person in a small space. The full name stands beside it or is its accessible name. */
export function PersonDisc({ name, own = false, named = false, size = 22 }: { readonly name: string; readonly own?: boolean; readonly named?: boolean; readonly size?: 22 | 44 }) {
  return (
    <span className={classes.disc} data-own={own || undefined} data-size={size} title={named ? name : undefined} aria-hidden={named ? undefined : true}>
      {initials(name)}
    </span>
  )
}
