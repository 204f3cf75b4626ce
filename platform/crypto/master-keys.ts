import { mkdir, open as openFile, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { newSecret } from './seal.ts'
import type { Key } from './seal.ts'

const shape = z.object({
  note: z.string(),
  keys: z.array(z.object({ version: z.int().positive(), secret: z.base64() })).min(1),
  session: z.base64(),
})

/** The master keys of an installation, from a file of mode 0600 outside the database. */
export interface MasterKeys {
  newest(): Key
  /** @throws {Error} when the file lacks the key: the sentence says which */
  byVersion(version: number): Key
  /** Signs session cookies. */
  readonly sessionSecret: string
}

/** Reads the key file, or makes it at the first start. @throws {Error} a sentence when others may read it or it is damaged */
export async function openMasterKeys(path: string): Promise<MasterKeys> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new Error(`The key file ${path} cannot be read: ${error.code}.`, { cause: error })
  })
  const content = shape.safeParse(text === null ? await makeKeyFile(path) : parseJson(text))
  if (!content.success) throw new Error(`The key file ${path} is damaged. Put the copy from your backup in its place; without it encrypted data cannot be read.`)
  if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) throw new Error(`Others may read the key file ${path}. Run: chmod 600 ${path}`)
  const keys = content.data.keys.map(({ version, secret }) => ({ version, secret: Buffer.from(secret, 'base64') })).toSorted((a, b) => b.version - a.version)
  return {
    newest: () => keys[0]!,
    byVersion: (version) => {
      const key = keys.find((one) => one.version === version)
      if (!key) throw new Error(`Master key ${version} is not in the key file ${path}. Put the file that has it in its place.`)
      return key
    },
    sessionSecret: content.data.session,
  }
}

async function makeKeyFile(path: string): Promise<z.input<typeof shape>> {
  const content = {
    note: 'Master keys of this Lunette. Without this file the health data in the database cannot be read. Keep a copy in a safe place, apart from the backups.',
    keys: [{ version: 1, secret: newSecret().toString('base64') }],
    session: newSecret().toString('base64'),
  }
  await mkdir(dirname(path), { recursive: true })
  // wx: two first starts at once must not overwrite each other's keys.
  const file = await openFile(path, 'wx', 0o600)
  await file.writeFile(JSON.stringify(content, null, 2))
  await file.sync()
  await file.close()
  return content
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
