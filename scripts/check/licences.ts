/** Licences that let anyone run, change and resell Lunette. CC-BY is for data (browser tables), OFL for fonts. */
const allowedLicences: readonly string[] = [
  'MIT', 'MIT-0', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MPL-2.0', '0BSD', 'CC0-1.0', 'BlueOak-1.0.0', 'Unlicense', 'OFL-1.1',
  'PostgreSQL', 'Python-2.0', 'CC-BY-4.0',
]

/** Packages outside the list or without a licence field, each with the reason why they may stay. */
const exceptions: Readonly<Record<string, string>> = {}

/** The part of package-lock.json that is read; the lock covers every platform, not only what this machine installed. */
export type Lock = { packages: Record<string, { version?: string; license?: string; link?: boolean }> }

/** The packages whose licence is not allowed, as `name@version: licence`. */
export function refusedLicences(lock: Lock, excepted: Readonly<Record<string, string>> = exceptions): string[] {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.link)
    .map(([path, entry]) => ({ name: path.replace(/^.*node_modules\//, ''), version: entry.version ?? '?', licence: entry.license ?? 'none named' }))
    .filter(({ name, licence }) => !(name in excepted) && !isAllowed(licence))
    .map(({ name, version, licence }) => `${name}@${version}: ${licence}`)
}

/** Judges an SPDX expression: of alternatives one must be allowed, of licences that apply together all. Binds AND before OR, as SPDX does. */
export function isAllowed(expression: string): boolean {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? []
  const take = () => tokens.shift()
  const one = (): boolean => {
    const token = take()
    if (token !== '(') return allowedLicences.includes(token ?? '')
    const inner = alternatives()
    return take() === ')' && inner
  }
  const together = (): boolean => {
    let allowed = one()
    while (tokens[0] === 'AND' && take()) allowed = one() && allowed
    return allowed
  }
  const alternatives = (): boolean => {
    let allowed = together()
    while (tokens[0] === 'OR' && take()) allowed = together() || allowed
    return allowed
  }
  return alternatives() && tokens.length === 0
}
