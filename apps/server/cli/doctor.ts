import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { examineDatabase } from '#platform/db/examine'
import { openPool } from '#platform/db/pool'
import { StartRefused } from '#platform/start-refused'
import type { Config } from '../config.ts'
import { areas } from '../doctor/areas.ts'
import { examineSeals } from '../doctor/audit.ts'
import { examineKeys } from '../doctor/keys.ts'
import type { Examined } from '../doctor/areas.ts'
import { examineInstall } from '../doctor/install.ts'
import type { Finding } from '../doctor/install.ts'
import { migrationsDir, openFloor } from '../floor.ts'
import type { Floor } from '../floor.ts'
import { webDir } from '../http/pages.ts'

const names = ['install', 'audit', 'keys', ...Object.keys(areas)]
const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** `lunette doctor [area] [--rebuild] [--seal CODE]`: 0 when all is well, 1 with findings. Changes nothing unless it is told to rebuild. */
export async function doctor(config: Config, args: readonly string[]): Promise<number> {
  const { area, rebuild, seal } = readArgs(args)
  refuseIncomplete(config, area)
  await using floor = await openFloor(config, () => undefined, { beside: true, looks: true })
  const findings = area === undefined || area === 'install' ? await examineInstall({
    dataDir: config.dataDir, secretFiles: secretFiles(config), connections: floor.connections, migrationsDir, webDir,
  }) : await unpreparedDatabase(floor)
  // What cannot be read or has other tables cannot be judged.
  const readable = area !== 'install' && !findings.some(({ check, broken }) => broken && check === 'database')
  const organizations = readable ? await allOrganizations(floor) : []
  if (area === undefined || area === 'keys') findings.push(...await examineKeys(floor, organizations))
  if (area === undefined || area === 'audit') findings.push(...await examineSeals(floor, organizations, seal))
  for (const organization of organizations) {
    for (const [name, { examine, mend }] of Object.entries(areas)) {
      if (area !== undefined && area !== name) continue
      if (rebuild && mend) print(`ok   ${name}: ${organization.name}: ${await mend(floor.db, organization)} rebuilt.`)
      findings.push(...await examine(floor.db, organization))
    }
  }
  for (const { check, broken, sentence } of findings) print(`${broken ? 'BAD ' : 'ok  '} ${check}: ${sentence}`)
  const broken = findings.filter((finding) => finding.broken).length
  print(broken === 0 ? 'The doctor finds nothing.' : `The doctor finds ${broken === 1 ? 'one thing' : `${broken} things`} to set right.`)
  return broken === 0 ? 0 : 1
}

function readArgs(args: readonly string[]): { area: string | undefined; rebuild: boolean; seal: string | undefined } {
  let wanted: string | undefined
  try {
    const { positionals: [area, ...more], values: { rebuild = false, seal } } = parseArgs({ args: [...args], options: { rebuild: { type: 'boolean' }, seal: { type: 'string' } }, allowPositionals: true })
    wanted = area
    const mends = area !== undefined && areas[area]?.mend !== undefined
    if (more.length === 0 && (area === undefined || names.includes(area)) && (!rebuild || mends) && (seal === undefined || area === 'audit')) return { area, rebuild, seal }
  } catch {
    // Said below.
  }
  const rebuilds = Object.entries(areas).filter(([, { mend }]) => mend).map(([name]) => name)
  const unknown = wanted !== undefined && !names.includes(wanted) ? `There is no area ${wanted}. ` : ''
  throw new StartRefused(`${unknown}Write: lunette doctor, or lunette doctor with one of ${names.join(', ')}. ${rebuilds.map((name) => `lunette doctor ${name} --rebuild`).join(' and ')} sets right what is found. lunette doctor audit --seal with the code of a letter asks for that seal.`)
}

/** Of a lost key the area of keys says more than that it is. @throws {StartRefused} */
function refuseIncomplete({ dataDir, keysFile }: Config, area: string | undefined): void {
  if (!existsSync(join(dataDir, 'roles.json'))) throw new StartRefused(`There is no Lunette in ${dataDir} yet: npm start makes one, or name its folder in LUNETTE_DATA_DIR.`)
  if (!existsSync(keysFile) && area !== 'keys') throw new StartRefused(`The key ${keysFile} is missing: restore it from a backup; without it Lunette cannot read what it has encrypted.`)
}

/** Files that nobody else may read, those that only some installations have where they are. */
function secretFiles({ dataDir, keysFile, databaseUrl }: Config): string[] {
  const sometimes = ['sample-passwords.json'].map((name) => join(dataDir, name)).filter((path) => existsSync(path))
  return [keysFile, join(dataDir, 'roles.json'), ...(databaseUrl ? [] : [join(dataDir, 'postgres-password')]), ...sometimes]
}

/** What keeps the database from being looked into. */
async function unpreparedDatabase({ connections }: Floor): Promise<Finding[]> {
  return (await examineDatabase(connections, migrationsDir)).map((sentence) => ({ check: 'database', broken: true, sentence }))
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
