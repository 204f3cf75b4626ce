import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { Keyring } from '#platform/crypto/keyring'
import { openMasterKeys } from '#platform/crypto/master-keys'
import { Database } from '#platform/db/database'
import { issueCertificate, makeAuthority } from '#platform/tls/authority'
import { privateNetworks } from '#platform/tls/name-constraints'
import { openAuthority } from '#platform/tls/kept-authority'
import { ask } from '#tests/helpers/postgres-folder'
import { freePort } from '#tests/helpers/running-server'
import { SmallDisk } from '#tests/helpers/small-disk'
import { testDatabase } from '#tests/helpers/test-database'
import type { TestDatabase } from '#tests/helpers/test-database'
import { examineInstall, installAreas } from './install.ts'
import type { Installation } from './installation/area.ts'

interface Folder extends AsyncDisposable { readonly installation: Installation; readonly config: Installation['config']; readonly secretFile: string }
interface Well extends Folder { readonly database: TestDatabase; readonly organizationId: string }

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The folder of an installation that is well, to be broken in one place; its database is not looked at. */
async function wellFolder(): Promise<Folder> {
  const folder = mkdtempSync(join(tmpdir(), 'lunette-doctor-'))
  const [dataDir, webDir, font] = ['data', 'web', 'font'].map((name) => join(folder, name)) as [string, string, string]
  for (const path of [dataDir, webDir, font]) mkdirSync(path, { mode: 0o700 })
  const secretFile = join(dataDir, 'roles.json')
  writeFileSync(secretFile, '{}', { mode: 0o600 })
  writeFileSync(join(webDir, 'index.html'), '')
  writeFileSync(join(font, 'Font.ttf'), '')
  const keysFile = join(dataDir, 'keys.json')
  await openMasterKeys(keysFile)
  const config = { dataDir, port: await freePort(), network: null, publicUrl: 'http://localhost:4100', databaseUrl: undefined, keysFile }
  return {
    secretFile, config,
    installation: { config, isServed: false, floor: null, whyClosed: null, secretFiles: [secretFile], migrationsDir: resolve('db/migrations'), webDir, fonts: [font], roomNeeded: 1 },
    [Symbol.asyncDispose]: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The same with a database, an organization in it, and its key. */
async function wellInstalled(): Promise<Well> {
  const stack = new AsyncDisposableStack()
  const { installation, ...folder } = stack.use(await wellFolder())
  const database = stack.use(await testDatabase())
  const keys = new Keyring(await openMasterKeys(folder.config.keysFile))
  const db = stack.use(new Database({ connection: database.app, size: 2 }))
  const organizationId = newId()
  await ask(database.owner, `insert into organizations (id, slug, name, country, currency, language, vat_payer) values ('${organizationId}', 'lumen', 'Optika Lumen', 'CZ', 'CZK', 'cs', true)`)
  await db.inTenant(organizationId, (tx) => keys.organizationKey(tx))
  return { ...folder, database, organizationId, installation: { ...installation, floor: { connections: database, db, keys } }, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

/** What is broken; the database only where there is one to look at. */
const broken = async (installation: Installation, names = Object.keys(installAreas).filter((name) => name !== 'database' || installation.floor)): Promise<string[]> =>
  (await examineInstall(installation, names)).filter((finding) => finding.broken).map(({ check, sentence }) => `${check}: ${sentence}`)
const said = async (installation: Installation, area: string): Promise<string | undefined> => (await examineInstall(installation, [area]))[0]?.sentence

/** Something else that listens. */
async function listening(server: Server, port: number): Promise<AsyncDisposable> {
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  return { [Symbol.asyncDispose]: () => new Promise((ended) => server.close(() => ended())) }
}
const anotherProgram = (): Server => createServer((socket) => socket.destroy())
const aLunette = (): Server => createHttpServer((_, answer) => answer.setHeader('connection', 'close').end('{"status":"ok"}'))

describe('the doctor of an installation', () => {
  test('finds nothing where all is well, says a line for each area, and that backups are not set up', async () => {
    await using well = await wellInstalled()
    const findings = await examineInstall(well.installation)
    expect(findings.map(({ check }) => check)).toEqual(['ports', 'disk', 'permissions', 'database', 'roles', 'clock', 'fonts', 'web-app', 'certificate', 'keys', 'backups'])
    expect(findings.filter((finding) => finding.broken)).toEqual([])
    expect(findings.at(-1)).toEqual({ check: 'backups', broken: false, note: true, sentence: expect.stringMatching(/^Backups are not set up/) })
    // Papers are printed with the fonts that are installed here.
    expect(await broken({ ...well.installation, fonts: undefined })).toEqual([])
  })

  test('looks at the rest where the database does not open, and says why it does not', async () => {
    await using well = await wellFolder()
    expect(await broken({ ...well.installation, whyClosed: 'The database was eaten.' }, Object.keys(installAreas))).toEqual(['database: The database was eaten.'])
  })
})

describe('what cannot be looked at', () => {
  test('is a finding of its own, and tables that were never made are told by the database alone', async () => {
    await using well = await wellInstalled()
    const noFolder = { ...well.installation, config: { ...well.config, keysFile: well.config.dataDir } }
    expect(await broken({ ...noFolder, config: { ...noFolder.config, dataDir: `${well.config.dataDir}\0` } }, ['permissions'])).toEqual([expect.stringMatching(/^permissions: It could not be looked at \(.*null bytes.*\): see the other lines/)])
    await ask(well.database.owner, 'drop table app.migrations')
    expect(await examineInstall(well.installation, ['clock'])).toEqual([expect.objectContaining({ broken: false, note: true })])
  })
})

describe('ports', () => {
  test('finds one that another program has, or another Lunette, but not our own', async () => {
    await using well = await wellFolder()
    const { port } = well.config
    {
      await using _another = await listening(anotherProgram(), port)
      expect(await broken(well.installation)).toEqual([`ports: Port ${port} is taken by another program: end it, or start with another PORT, such as PORT=${port + 1}.`])
    }
    await using _lunette = await listening(aLunette(), port)
    expect(await broken(well.installation)).toEqual([expect.stringMatching(`^ports: On port ${port} another Lunette answers, of another data folder`)])
    const served = { ...well.installation, isServed: true }
    expect(await said(served, 'ports')).toBe(`Lunette answers on port ${port}.`)
    expect(await said({ ...served, config: { ...well.config, port: await freePort() } }, 'ports')).toMatch(/^Lunette runs, but not on port \d+, which is free: say the same PORT here/)
  })

  test('finds a port of the network that is taken, and an address that this machine has not', async () => {
    await using well = await wellFolder()
    const port = await freePort()
    const opened = (host: string): Installation => ({ ...well.installation, config: { ...well.config, network: { host, port, own: null } } })
    expect(await broken(opened('127.0.0.1'), ['ports'])).toEqual([])
    expect(await broken(opened('203.0.113.9'), ['ports'])).toEqual([`ports: This machine has no address 203.0.113.9: write one that it has in LUNETTE_LISTEN, or 0.0.0.0:${port} for all of them.`])
    await using _another = await listening(anotherProgram(), port)
    expect(await broken(opened('127.0.0.1'), ['ports'])).toEqual([`ports: Port ${port} of LUNETTE_LISTEN is taken by another program: end it, or write another port.`])
  })

  test('finds that a running Lunette is not open to other devices as its settings say', async () => {
    await using well = await wellFolder()
    await using _lunette = await listening(aLunette(), well.config.port)
    const port = await freePort()
    expect(await broken({ ...well.installation, isServed: true, config: { ...well.config, network: { host: '127.0.0.1', port, own: null } } }, ['ports'])).toEqual([expect.stringContaining(`nobody answers other devices on port ${port}`)])
  })
})

describe('disk', () => {
  test('finds one that is nearly full', async () => {
    await using well = await wellFolder()
    expect(await broken({ ...well.installation, roomNeeded: Number.MAX_SAFE_INTEGER })).toEqual([expect.stringMatching(/^disk: Only [\d.]+ GB are free where .* lies, and nothing can be saved when the disk is full: make room\.$/)])
  })

  test('finds one on which nothing is saved any more', async (context) => {
    using disk = SmallDisk.mount(32) ?? context.skip('NOT RUN, for only root can mount a disk of its own, and this machine lets nobody')
    await using well = await wellFolder()
    const onIt = { ...well.installation, config: { ...well.config, dataDir: disk.path } }
    expect(await broken(onIt, ['disk'])).toEqual([])
    disk.fill(8)
    expect(await broken(onIt, ['disk'])).toEqual([expect.stringMatching(/^disk: Only \d MB are free where .* lies, and nothing is saved until there is room/)])
  })
})

describe('permissions', () => {
  test('finds a data folder that others may look into, and one that is gone', async () => {
    await using well = await wellFolder()
    const { dataDir } = well.config
    chmodSync(dataDir, 0o755)
    expect(await broken(well.installation)).toEqual([`permissions: Others may look into or change the data folder: run "chmod go-rw ${dataDir}".`])
    rmSync(dataDir, { recursive: true })
    expect(await broken(well.installation)).toEqual([
      expect.stringContaining('disk:'), expect.stringMatching(/^permissions: The data folder .* is not there.*roles\.json is missing/), expect.stringContaining('keys:'),
    ])
  })

  test('finds a folder of the database that others may enter', async () => {
    await using well = await wellFolder()
    const cluster = join(well.config.dataDir, 'postgres', 'data')
    mkdirSync(cluster, { recursive: true, mode: 0o755 })
    expect(await broken(well.installation)).toEqual([`permissions: Others may look into the database's folder, and PostgreSQL does not start on such a one: run "chmod 700 ${cluster}".`])
  })

  test('finds a secret that others may read, and one that is missing', async () => {
    await using well = await wellFolder()
    chmodSync(well.secretFile, 0o640)
    expect(await broken(well.installation)).toEqual([`permissions: Others may read ${well.secretFile}: run "chmod 600 ${well.secretFile}".`])
    rmSync(well.secretFile)
    expect(await broken(well.installation)).toEqual([expect.stringContaining(`permissions: ${well.secretFile} is missing`)])
  })
})

describe('database and roles', () => {
  test('finds a migration that is not applied', async () => {
    await using well = await wellInstalled()
    const migrationsDir = join(well.config.dataDir, 'migrations')
    cpSync(well.installation.migrationsDir, migrationsDir, { recursive: true })
    writeFileSync(join(migrationsDir, '9999_newer.sql'), '')
    expect(await broken({ ...well.installation, migrationsDir })).toEqual(['database: The database lacks the migrations 9999_newer: run "npm run lunette -- migrate".'])
  })

  test('finds a database that only reads', async () => {
    await using well = await wellInstalled()
    await ask(well.database.superuser, `alter database ${well.database.name} set default_transaction_read_only = on`)
    expect(await broken(well.installation)).toEqual([expect.stringMatching(/^database: The database only reads, and nothing is saved: make room/)])
  })

  test('finds a role that is not let in, and an owner to whom nobody answers', async () => {
    await using well = await wellInstalled()
    const { floor } = well.installation
    const as = (role: 'owner' | 'relay', change: object): Installation => ({ ...well.installation, floor: floor && { ...floor, connections: { ...floor.connections, [role]: { ...floor.connections[role], ...change } } } })
    expect(await broken(as('relay', { password: 'wrong' })))
      .toEqual(['roles: The database does not let the role relay in (password authentication failed for user "lunette_relay"): start Lunette again, which sets its roles right.'])
    expect(await broken(as('owner', { host: '127.0.0.1', port: await freePort() }), ['database'])).toEqual([expect.stringMatching(/^database: The database does not answer its owner \(.*ECONNREFUSED.*\)/)])
  })

  test('finds a serving role with too much power', async () => {
    await using well = await wellInstalled()
    const { floor } = well.installation
    expect(await broken({ ...well.installation, floor: floor && { ...floor, connections: { ...floor.connections, app: floor.connections.owner } } }))
      .toEqual([expect.stringContaining('roles: Lunette does not serve as the database role lunette_owner')])
  })
})

describe('clock', () => {
  const at = (installation: Installation, ms: number): Installation => ({ ...installation, now: () => new Date(Date.now() + ms) })

  test('finds one that is behind what was recorded, and behind or ahead of the database', async () => {
    await using well = await wellInstalled()
    await ask(well.database.owner, `insert into audit_entries (organization_id, id, actor_kind, action, subject_kind, subject_id) values ('${well.organizationId}', '${newId()}', 'system', 'a', 'order', '${newId()}')`)
    expect(await broken(at(well.installation, -HOUR))).toEqual([
      expect.stringMatching(/^clock: The clock of this machine is 60 minutes behind that of the database: .* The newest entry of the audit is of [\d: -]+ UTC, 60 minutes after the time of this clock \([\d: -]+ UTC\): it was ahead then or is behind now; set it right, best by a time server\.$/),
    ])
    expect(await broken(at(well.installation, DAY))).toEqual([expect.stringMatching(/^clock: The clock of this machine is 24 hours ahead of that of the database/)])
  })

  test('finds, once it is right again, that it was ahead', async () => {
    await using well = await wellInstalled()
    await ask(well.database.owner, `insert into audit_entries (organization_id, id, recorded_at, actor_kind, action, subject_kind, subject_id) values ('${well.organizationId}', '${newId()}', now() + interval '1 day', 'system', 'a', 'order', '${newId()}')`)
    expect(await broken(well.installation)).toEqual([expect.stringMatching(/^clock: The newest entry of the audit is of .* UTC, 24 hours after the time of this clock/)])
  })

  test('notes that it may be far ahead where nothing was recorded for weeks, which is no fault of a shop of the season', async () => {
    await using well = await wellInstalled()
    await ask(well.database.owner, `update app.migrations set applied_at = now() - interval '400 days'`)
    const [clock] = await examineInstall(well.installation, ['clock'])
    expect(clock).toMatchObject({ broken: false, note: true, sentence: expect.stringMatching(/^Nothing was recorded since .* UTC, 400 days before the time of this clock .*: see that the clock is not ahead\.$/) as string })
  })
})

describe('fonts and web app', () => {
  test('finds a font and a web app that are missing', async () => {
    await using well = await wellFolder()
    rmSync(join(well.installation.webDir, 'index.html'))
    rmSync(join(well.installation.fonts?.[0] ?? '', 'Font.ttf'))
    expect(await broken(well.installation)).toEqual([expect.stringContaining('fonts: The font of'), expect.stringContaining('web-app:')])
  })
})

describe('certificate', () => {
  test('finds an authority that expires soon, has expired, is damaged or open to others', async () => {
    await using well = await wellFolder()
    const file = join(well.config.dataDir, 'https', 'authority.json')
    const opened: Installation = { ...well.installation, config: { ...well.config, network: { host: '0.0.0.0', port: 4143, own: null } } }
    const look = (ms = 0): Promise<string[]> => broken({ ...opened, now: () => new Date(Date.now() + ms) }, ['certificate'])
    expect(await look()).toEqual([])
    const life = 3_650 * DAY
    await openAuthority(file, 'counter', ['counter.local'], new Date())
    expect(await look()).toEqual([])
    expect(await look(life - 30 * DAY)).toEqual([expect.stringMatching(/^certificate: The local authority .* expires on \d{4}-\d\d-\d\d: delete it on a quiet day/)])
    expect(await look(2 * life)).toEqual([expect.stringMatching(/^certificate: The authority .* has expired/)])
    chmodSync(file, 0o644)
    expect(await look()).toEqual([`certificate: Others may read the authority ${file}: run "chmod 600 ${file}".`])
    writeFileSync(file, 'half of')
    expect(await look()).toEqual([expect.stringMatching(/^certificate: The authority .* is damaged/)])
  })

  test('finds an own certificate that expires soon, is for another name or is not there', async () => {
    await using well = await wellFolder()
    const [certificate, key] = [join(well.config.dataDir, 'server.pem'), join(well.config.dataDir, 'server.key')]
    const authority = await makeAuthority('counter', ['shop.example'], new Date())
    const pair = await issueCertificate({ ...authority, permitted: { domains: ['shop.example'], networks: privateNetworks } }, ['shop.example'], new Date())
    writeFileSync(certificate, pair.certificate)
    writeFileSync(key, pair.key)
    const look = (publicUrl: string, ms = 0): Promise<string[]> => broken({ ...well.installation, now: () => new Date(Date.now() + ms), config: { ...well.config, publicUrl, network: { host: '0.0.0.0', port: 4143, own: { certificate, key } } } }, ['certificate'])
    expect(await look('https://shop.example')).toEqual([])
    expect(await look('https://other.example')).toEqual([`certificate: The certificate ${certificate} is not for other.example, which LUNETTE_PUBLIC_URL says: get one that is, or write an address that it is for.`])
    expect(await look('https://shop.example', 85 * DAY)).toEqual([expect.stringMatching(/^certificate: The certificate .* expires on .*: put the renewed one in its place/)])
    rmSync(certificate)
    expect(await look('https://shop.example')).toEqual([`certificate: The certificate ${certificate} is not there: write the path of the file.`])
  })
})

describe('keys at hand', () => {
  test('finds a key file that is missing, open to others, damaged, or of another installation', async () => {
    await using well = await wellInstalled()
    const { keysFile } = well.config
    chmodSync(keysFile, 0o644)
    expect(await broken(well.installation)).toEqual([expect.stringMatching(/^keys: Others may read the key file .* Run: chmod 600/)])
    writeFileSync(keysFile, 'half of')
    expect(await broken(well.installation)).toEqual([expect.stringMatching(/^keys: The key file .* is damaged/)])
    rmSync(keysFile)
    expect(await broken(well.installation)).toEqual([`keys: The key file ${keysFile} is missing: put the copy of it in its place, or type the emergency sheet into "lunette keys restore".`])
    const { floor } = well.installation
    const another = new Keyring(await openMasterKeys(keysFile))
    expect(await broken({ ...well.installation, floor: floor && { ...floor, keys: another } })).toEqual([expect.stringMatching(/^keys: Optika Lumen: Master key 1 of the key file is another than the one .* "lunette doctor keys" says what cannot be read\.$/)])
  })
})
