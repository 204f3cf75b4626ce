import { useEffect, useState, type ReactNode } from 'react'
import classes from './loading.module.css'

/** Answers that come sooner show no skeleton: it would only flicker. */
const patienceMs = 300

/** Stands in for what is being fetched: nothing for 300 ms, then a skeleton in the true shape. `label` is for screen readers. */
export function Loading({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div aria-busy="true" aria-live="polite">
      <span className="sr-only">{late ? label : ''}</span>
      {late && <div aria-hidden="true">{children}</div>}
    </div>
  )
}

/** One grey bar; width in CSS, height in text lines. */
function Bone({ width = '100%', lines = 1 }: { readonly width?: string; readonly lines?: number }) {
  return <span className={classes.bone} style={{ width, height: `${lines * 0.9}em` }} />
}

/** The shape of a list: as many rows as usually fill the screen. */
export function BoneRows({ rows = 8, widths = ['18%', '32%', '22%', '12%'] }: { readonly rows?: number; readonly widths?: readonly string[] }) {
  return (
    <div className={classes.rows}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes.row}>
          {widths.map((width) => <Bone key={width} width={width} />)}
        </div>
      ))}
    </div>
  )
}
