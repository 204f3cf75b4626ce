import { readFileSync, readdirSync } from 'node:fs'

/** Clock ticks per second on every Linux that Node runs on. */
const TICKS = 100

interface Stat { readonly parent: number; readonly own: number; readonly reaped: number }

function statOf(pid: number): Stat | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
    const at = (index: number): number => Number(fields[index])
    return { parent: at(1), own: at(11) + at(12), reaped: at(13) + at(14) }
  } catch {
    return null
  }
}

/** CPU of one process so far, milliseconds. */
export const cpuOf = (pid: number): number => ((statOf(pid)?.own ?? 0) * 1000) / TICKS

/** CPU of a process with all its children so far, those that ended included, milliseconds. */
export function cpuOfTree(root: number): number {
  const own = statOf(root)
  let ticks = (own?.own ?? 0) + (own?.reaped ?? 0)
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    const stat = Number.isInteger(pid) ? statOf(pid) : null
    if (stat?.parent === root) ticks += stat.own + stat.reaped
  }
  return (ticks * 1000) / TICKS
}

/** Memory of a process in real use, megabytes. */
export function rssOf(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? Number.NaN) / 1024
}
