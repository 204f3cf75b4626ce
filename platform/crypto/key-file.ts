import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { whileLocked } from './file-lock.ts'
import { newSecret } from './seal.ts'

const shape = z.object({
  note: z.string(),
  keys: z.array(z.object({ version: z.int().positive(), secret: z.base64() })).min(1),
  session: z.base64(),
  lost: z.array(z.object({
    organization: z.uuid(), version: z.int().positive(), declaredAt: z.iso.datetime(),
    lastSeal: z.object({ number: z.int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/) }).nullable(),
  })).optional(),
})

/**
 * What the key file holds: master keys by version, the secret that signs session cookies, and which keys of organizations its keeper
 * gave up as lost. That stands here and not in the database: who can write there could spoil a key and call it lost.
 */
export type KeyFile = Pick<z.output<typeof shape>, 'keys' | 'session' | 'lost'>

/** A key of an organization that its keeper declared lost, and the newest seal over the audit of that moment; null when there was none. */
export type LostKey = NonNullable<KeyFile['lost']>[number]

const note = 'Master keys of this Lunette. Without this file the health data in the database cannot be read. Keep a copy in a safe place, apart from the backups.'

/** A new file for a first start. */
export const newKeyFile = (): KeyFile => ({ keys: [{ version: 1, secret: newSecret().toString('base64') }], session: newSecret().toString('base64') })

/** The key file's content; null when there is none. @throws {Error} a sentence when others may read it or it is damaged */
export function readKeyFile(path: string): KeyFile | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    throw new Error(`The key file ${path} cannot be read: ${code}.`, { cause: error })
  }
  const content = shape.safeParse(parseJson(text))
  if (!content.success) throw new Error(`The key file ${path} is damaged. Put the copy of it in its place; or move it away and type the emergency sheet into: lunette keys restore. Without one of them encrypted data cannot be read.`)
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) throw new Error(`Others may read the key file ${path}. Run: chmod 600 ${path}`)
  return content.data
}

/** Writes the file where there is none. Two first starts at once must not overwrite each other's keys. */
export function makeKeyFile(path: string, content: KeyFile): void {
  mkdirSync(dirname(path), { recursive: true })
  write(path, content, 'wx')
  syncFolder(dirname(path))
}

/**
 * Changes the file in one step: who reads it sees it as it was or as it will be, also after a power cut. What `change` gives
 * takes its place; null leaves it. @throws {Error} while somebody else changes it
 */
export function changeKeyFile(path: string, change: (content: KeyFile | null) => KeyFile): KeyFile {
  const beside = `${path}.new`
  const lock = `${path}.lock`
  const busy = (cause?: unknown): Error => new Error(`The key file is being changed by somebody else just now: ${lock} is there. Try again in a minute.`, { cause })
  mkdirSync(dirname(path), { recursive: true })
  try {
    return whileLocked(lock, (holds) => {
      try {
        const content = change(readKeyFile(path))
        write(beside, content, 'w')
        // Asleep for a minute, another took us for dead: what it has written must not be undone.
        if (!holds()) throw busy()
        renameSync(beside, path)
        syncFolder(dirname(path))
        return content
      } catch (error) {
        if (holds()) rmSync(beside, { force: true })
        throw error
      }
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw busy(error)
    throw error
  }
}

function write(path: string, content: KeyFile, flag: 'w' | 'wx'): void {
  const file = openSync(path, flag, 0o600)
  try {
    writeFileSync(file, JSON.stringify({ note, ...content }, null, 2))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  chmodSync(path, 0o600)
}

/** A new name is on disk when its folder is; Windows knows no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
