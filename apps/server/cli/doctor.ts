import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { examineRoles, examineTables } from '#platform/db/examine'
import { openPool } from '#platform/db/pool'
import { folderOwner } from '#platform/postgres/folder-lock'
import { StartRefused } from '#platform/start-refused'
import type { Config } from '../config.ts'
import { areas } from '../doctor/areas.ts'
import { examineSeals } from '../doctor/audit.ts'
import { examineKeys } from '../doctor/keys.ts'
import type { Examined } from '../doctor/areas.ts'
import { examineInstall, installAreas } from '../doctor/install.ts'
import type { Finding } from '../doctor/install.ts'
import type { Installation } from '../doctor/installation/area.ts'
import { migrationsDir, openFloor } from '../floor.ts'
import type { Floor } from '../floor.ts'
import { webDir } from '../http/pages.ts'

/** Areas that read what organizations have: they take their time, and are asked for by name or all together. */
const deepAreas = ['audit', 'keys', ...Object.keys(areas)]
const names = [...new Set([...Object.keys(installAreas), ...deepAreas, 'all'])]
const print = (line: string): void => void process.stdout.write(`${line}\n`)

interface Asked { readonly area: string | undefined; readonly rebuild: boolean; readonly seal: string | undefined; readonly json: boolean }

/**
 * `lunette doctor [area | all] [--rebuild] [--seal CODE] [--json]`: 0 when all is well, 1 with findings. Without an area it looks at
 * the installation, a line for each of its areas. Beside a running server or without one. Changes nothing unless it is told to rebuild.
 */
export async function doctor(config: Config, args: readonly string[]): Promise<number> {
  const asked = readArgs(args)
  refuseNothing(config)
  const findings: Finding[] = []
  const deep = deepAreas.filter((name) => asked.area === name || asked.area === 'all')
  if (deep.length > 0) refuseKeyless(config, asked.area)
  await using opened = await openPatiently(config)
  if (asked.area === undefined || asked.area === 'all') findings.push(...await examineInstall(opened.installation, Object.keys(installAreas).filter((name) => !deep.includes(name))))
  else if (!deep.includes(asked.area)) findings.push(...await examineInstall(opened.installation, [asked.area]))
  if (deep.length > 0) findings.push(...await lookDeep(opened, deep, asked))
  const broken = findings.filter((finding) => finding.broken).length
  if (asked.json) print(JSON.stringify({ well: broken === 0, findings: findings.map(({ check, sentence, ...finding }) => ({ area: check, state: stateOf(finding), sentence })) }, null, 2))
  else {
    for (const { check, sentence, ...finding } of findings) print(`${marks[stateOf(finding)]} ${check}: ${sentence}`)
    print(broken === 0 ? 'The doctor finds nothing.' : `The doctor finds ${broken === 1 ? 'one thing' : `${broken} things`} to set right.`)
  }
  return broken === 0 ? 0 : 1
}

const marks = { well: 'ok  ', note: 'note', broken: 'BAD ' } as const
const stateOf = ({ broken, note }: Pick<Finding, 'broken' | 'note'>): keyof typeof marks => (broken ? 'broken' : note ? 'note' : 'well')

interface Opened extends AsyncDisposable { readonly floor: Floor | null; readonly installation: Installation }

/** What can be opened: where the database does not, the rest is looked at all the same, and the reason is what the database's area says. */
async function openPatiently(config: Config): Promise<Opened> {
  // Asked before the database is opened, by which this process becomes the folder's owner.
  const isServed = isOwned(config)
  const base = { config, isServed, secretFiles: secretFiles(config), migrationsDir, webDir }
  try {
    if (!existsSync(join(config.dataDir, 'roles.json'))) throw new StartRefused(`${join(config.dataDir, 'roles.json')} is missing: start Lunette, which makes new passwords for the roles of its own database, or put back the copy.`)
    const floor = await openFloor(config, () => undefined, { beside: true, looks: true })
    return { floor, installation: { ...base, floor, whyClosed: null }, [Symbol.asyncDispose]: () => floor[Symbol.asyncDispose]() }
  } catch (error) {
    // Whatever it is, the rest is looked at: the doctor is asked where things are broken.
    return { floor: null, installation: { ...base, floor: null, whyClosed: error instanceof Error ? error.message : String(error) }, [Symbol.asyncDispose]: () => Promise.resolve() }
  }
}

/** A lock that this user may not read is somebody's. */
function isOwned({ dataDir }: Config): boolean {
  try {
    return folderOwner(dataDir) !== null
  } catch {
    return true
  }
}

async function lookDeep({ floor, installation }: Opened, deep: readonly string[], { area, rebuild, seal }: Asked): Promise<Finding[]> {
  if (!floor) return area === 'all' ? [] : [{ check: 'database', broken: true, sentence: installation.whyClosed ?? '' }]
  // What cannot be read or has other tables cannot be judged.
  const unprepared = [...await examineRoles(floor.connections), ...await examineTables(floor.connections.owner, migrationsDir)]
  if (unprepared.length > 0) return area === 'all' ? [] : unprepared.map((sentence) => ({ check: 'database', broken: true, sentence }))
  const findings: Finding[] = []
  const organizations = await allOrganizations(floor)
  if (deep.includes('keys')) findings.push(...await examineKeys(floor, organizations))
  if (deep.includes('audit')) findings.push(...await examineSeals(floor, organizations, seal))
  for (const organization of organizations) {
    for (const [name, { examine, mend }] of Object.entries(areas)) {
      if (!deep.includes(name)) continue
      if (rebuild && mend) findings.push({ check: name, broken: false, sentence: `${organization.name}: ${await mend(floor.db, organization)} rebuilt.` })
      findings.push(...await examine(floor.db, organization))
    }
  }
  return findings
}

function readArgs(args: readonly string[]): Asked {
  let wanted: string | undefined
  try {
    const options = { rebuild: { type: 'boolean' }, seal: { type: 'string' }, json: { type: 'boolean' } } as const
    const { positionals: [named, ...more], values: { rebuild = false, seal, json = false } } = parseArgs({ args: [...args], options, allowPositionals: true })
    // Its name before there were areas for each thing.
    const area = named === 'install' ? undefined : named
    wanted = area
    const mends = area !== undefined && areas[area]?.mend !== undefined
    if (more.length === 0 && (area === undefined || names.includes(area)) && (!rebuild || mends) && (seal === undefined || area === 'audit')) return { area, rebuild, seal, json }
  } catch {
    // Said below.
  }
  const rebuilds = Object.entries(areas).filter(([, { mend }]) => mend).map(([name]) => name)
  const unknown = wanted !== undefined && !names.includes(wanted) ? `There is no area ${wanted}. ` : ''
  throw new StartRefused(`${unknown}Write: lunette doctor, or lunette doctor with one of ${names.join(', ')}. ${rebuilds.map((name) => `lunette doctor ${name} --rebuild`).join(' and ')} sets right what is found. lunette doctor audit --seal with the code of a letter asks for that seal. --json prints for programs.`)
}

/** @throws {StartRefused} where no Lunette was ever started */
function refuseNothing({ dataDir }: Config): void {
  const begun = ['roles.json', 'keys.json', join('postgres', 'data')].some((name) => existsSync(join(dataDir, name)))
  if (!begun) throw new StartRefused(`There is no Lunette in ${dataDir} yet: npm start makes one, or name its folder in LUNETTE_DATA_DIR.`)
}

/** Of a lost key the area of keys says more than that it is. @throws {StartRefused} */
function refuseKeyless({ keysFile }: Config, area: string | undefined): void {
  if (!existsSync(keysFile) && area !== 'keys') throw new StartRefused(`The key ${keysFile} is missing: restore it from a backup; without it Lunette cannot read what it has encrypted.`)
}

/** Files that nobody else may read, those that only some installations have where they are. The key file is looked at with the keys. */
function secretFiles({ dataDir, databaseUrl }: Config): string[] {
  const sometimes = ['sample-passwords.json', join('https', 'authority.json')].map((name) => join(dataDir, name)).filter((path) => existsSync(path))
  return [join(dataDir, 'roles.json'), ...(databaseUrl ? [] : [join(dataDir, 'postgres-password')]), ...sometimes]
}

/** Every organization; only the owner of the tables sees them all. */
async function allOrganizations({ connections }: Floor): Promise<Examined[]> {
  const owner = openPool(connections.owner, 1)
  try {
    return (await owner.query<Examined>('select id, name from organizations order by created_at, id')).rows
  } finally {
    await owner.end()
  }
}
