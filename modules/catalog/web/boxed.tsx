import classes from './boxed.module.css'

/** A size with its box drawn, `52□18–140`: the sign itself is in no font of ours. */
export function Boxed({ size }: { readonly size: string }) {
  const [before, after] = size.split('□')
  return <span className={classes.size}>{before}{after !== undefined && <><span className={classes.box} role="img" aria-label="□" />{after}</>}</span>
}
