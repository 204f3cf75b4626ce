import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { makeKeyFile, newKeyFile, readKeyFile } from './key-file.ts'
import type { KeyFile, LostKey } from './key-file.ts'
import { KeyLost } from './key-lost.ts'
import type { Key } from './seal.ts'

/** The master keys of an installation, from a file of mode 0600 outside the database. */
export interface MasterKeys {
  /** @throws {KeyLost} while the file is missing */
  newest(): Key
  /** @throws {KeyLost} when the file lacks the key: the sentence says which */
  byVersion(version: number): Key
  /** Reads the file again when it has changed: another process may have rotated or restored keys. */
  refresh(): void
  /** Keys of organizations that the keeper declared lost for good. */
  declaredLost(): readonly LostKey[]
  /** Signs session cookies. */
  readonly sessionSecret: string
}

export interface OpenOptions {
  /** False where something is sealed already: a new key in the place of a lost one would hide the loss. The keys are missing then until the file is back. */
  readonly mayMake?: boolean
}

/** Reads the key file, or makes it at the first start. @throws {Error} a sentence when others may read it or it is damaged */
export async function openMasterKeys(path: string, { mayMake = true }: OpenOptions = {}): Promise<MasterKeys> {
  let content = readKeyFile(path)
  if (!content && mayMake) makeKeyFile(path, content = newKeyFile())
  return new FileOfKeys(path, content)
}

class FileOfKeys implements MasterKeys {
  readonly sessionSecret: string
  readonly #path: string
  #keys: readonly Key[] = []
  #lost: readonly LostKey[] = []
  #seen = ''

  constructor(path: string, content: KeyFile | null) {
    this.#path = path
    // Without the file everybody signs in anew after each start; nothing worse.
    this.sessionSecret = content?.session ?? randomBytes(32).toString('base64')
    this.#seen = stateOf(path)
    this.#take(content)
  }

  newest(): Key {
    if (this.#keys.length === 0) this.refresh()
    const [newest] = this.#keys
    if (!newest) throw new KeyLost(`The key file ${this.#path} is missing. Put the copy of it in its place, or type the emergency sheet into: lunette keys restore.`)
    return newest
  }

  byVersion(version: number): Key {
    const find = (): Key | undefined => this.#keys.find((one) => one.version === version)
    if (!find()) this.refresh()
    const key = find()
    if (!key) throw new KeyLost(`Master key ${version} is not in the key file ${this.#path}. Put the file that has it in its place, or type the emergency sheet into: lunette keys restore.`)
    return key
  }

  declaredLost(): readonly LostKey[] {
    this.refresh()
    return this.#lost
  }

  refresh(): void {
    const now = stateOf(this.#path)
    if (now === this.#seen) return
    try {
      this.#take(readKeyFile(this.#path))
      this.#seen = now
    } catch {
      // Damaged, or open to others, since the start: what is known goes on, and the doctor says it.
    }
  }

  /** What was known is kept: a file that is taken away while we serve harms at the next start only. */
  #take(content: KeyFile | null): void {
    if (!content) return
    this.#keys = content.keys.map(({ version, secret }) => ({ version, secret: Buffer.from(secret, 'base64') })).toSorted((a, b) => b.version - a.version)
    this.#lost = content.lost ?? []
  }
}

function stateOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat ? `${stat.ino}/${stat.mtimeMs}/${stat.size}` : ''
}
