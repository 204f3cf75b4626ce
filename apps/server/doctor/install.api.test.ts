import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#tests/helpers/test-database'
import { examineInstall } from './install.ts'
import type { Installation } from './install.ts'

/** An installation that is well, to be broken in one place. */
async function wellInstalled(): Promise<{ installation: Installation; secretFile: string } & AsyncDisposable> {
  const db = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'lunette-doctor-'))
  const [dataDir, webDir, font] = ['data', 'web', 'font'].map((name) => join(folder, name)) as [string, string, string]
  for (const path of [dataDir, webDir, font]) mkdirSync(path, { mode: 0o700 })
  const secretFile = join(dataDir, 'keys.json')
  writeFileSync(secretFile, '{}', { mode: 0o600 })
  writeFileSync(join(webDir, 'index.html'), '')
  writeFileSync(join(font, 'Font.ttf'), '')
  return {
    secretFile,
    installation: { dataDir, secretFiles: [secretFile], connections: db, migrationsDir: resolve('db/migrations'), webDir, fonts: [font], roomNeeded: 1 },
    async [Symbol.asyncDispose]() {
      rmSync(folder, { recursive: true, force: true })
      await db[Symbol.asyncDispose]()
    },
  }
}

const broken = async (installation: Installation): Promise<string[]> =>
  (await examineInstall(installation)).filter((finding) => finding.broken).map(({ check, sentence }) => `${check}: ${sentence}`)

describe('the doctor of an installation', () => {
  test('finds nothing where all is well', async () => {
    await using well = await wellInstalled()
    expect(await broken(well.installation)).toEqual([])
    // Papers are printed with the fonts that are installed here.
    expect(await broken({ ...well.installation, fonts: undefined })).toEqual([])
  })

  test('finds a data folder that others may look into, and one that is gone', async () => {
    await using well = await wellInstalled()
    const { dataDir } = well.installation
    chmodSync(dataDir, 0o755)
    expect(await broken(well.installation)).toEqual([`data folder: Others may look into or change the data folder: run "chmod go-rw ${dataDir}".`])
    rmSync(dataDir, { recursive: true })
    expect(await broken(well.installation)).toEqual([
      expect.stringContaining('data folder: The data folder'), expect.stringContaining('secrets:'), expect.stringContaining('disk:'),
    ])
  })

  test('finds a secret that others may read, and one that is missing', async () => {
    await using well = await wellInstalled()
    chmodSync(well.secretFile, 0o640)
    expect(await broken(well.installation)).toEqual([`secrets: Others may read ${well.secretFile}: run "chmod 600 ${well.secretFile}".`])
    rmSync(well.secretFile)
    expect(await broken(well.installation)).toEqual([expect.stringContaining(`secrets: ${well.secretFile} is missing`)])
  })

  test('finds a disk that is nearly full', async () => {
    await using well = await wellInstalled()
    expect(await broken({ ...well.installation, roomNeeded: Number.MAX_SAFE_INTEGER })).toEqual([expect.stringMatching(/^disk: Only [\d.]+ GB are free/)])
  })

  test('finds a role that is not let in', async () => {
    await using well = await wellInstalled()
    const { connections } = well.installation
    expect(await broken({ ...well.installation, connections: { ...connections, relay: { ...connections.relay, password: 'wrong' } } }))
      .toEqual(['database: The database does not let the role relay in (password authentication failed for user "lunette_relay"): start Lunette again, which sets its roles right.'])
  })

  test('finds a serving role with too much power', async () => {
    await using well = await wellInstalled()
    const { connections } = well.installation
    expect(await broken({ ...well.installation, connections: { ...connections, app: connections.owner } }))
      .toEqual([expect.stringContaining('database: Lunette does not serve as the database role lunette_owner')])
  })

  test('finds a migration that is not applied', async () => {
    await using well = await wellInstalled()
    const migrationsDir = join(well.installation.dataDir, 'migrations')
    cpSync(well.installation.migrationsDir, migrationsDir, { recursive: true })
    writeFileSync(join(migrationsDir, '9999_newer.sql'), '')
    expect(await broken({ ...well.installation, migrationsDir })).toEqual(['database: The database lacks the migrations 9999_newer: run "npm run lunette -- migrate".'])
  })

  test('finds a font and a web app that are missing', async () => {
    await using well = await wellInstalled()
    rmSync(join(well.installation.webDir, 'index.html'))
    rmSync(join(well.installation.fonts?.[0] ?? '', 'Font.ttf'))
    expect(await broken(well.installation)).toEqual([expect.stringContaining('fonts: The font of'), expect.stringContaining('web app:')])
  })
})
