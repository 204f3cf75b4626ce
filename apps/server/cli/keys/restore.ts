import { constants, copyFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { readKeyCode } from '#platform/crypto/key-code'
import type { PrintedKey } from '#platform/crypto/key-code'
import { changeKeyFile } from '#platform/crypto/key-file'
import type { KeyFile } from '#platform/crypto/key-file'
import { StartRefused } from '#platform/start-refused'
import { examineKeys } from '../../doctor/keys.ts'
import { readOptions } from '../read-options.ts'
import type { KeysContext } from './context.ts'
import { allOrganizations } from './organizations.ts'

/** `lunette keys restore`: reads the codes of an emergency sheet, typed or scanned, one a line, and puts them into the key file. */
export async function restoreKeys({ floor, say, print, typed }: KeysContext, args: readonly string[], usage: string): Promise<number> {
  readOptions(args, usage, z.object({}))
  say('Type or scan the codes of the emergency sheet, one a line; an empty line ends.')
  const found = await readCodes(typed, say)
  if (!found.some(({ what }) => what === 'master')) throw new StartRefused('No master key was typed; the key file is as it was.')
  const path = floor.config.keysFile
  changeKeyFile(path, (before) => {
    const content = merged(before, found, floor.master.sessionSecret)
    if (before && !holdsAll(content, before)) say(`${putBy(path)} has the file as it was: another key stood under the same number. Keep it until everything can be read.`)
    return content
  })
  floor.master.refresh()
  say(`${floor.config.keysFile} has them. A running Lunette reads it by itself; start it again when the code of the sessions was among them.`)
  const findings = await examineKeys(floor, await allOrganizations(floor))
  for (const { broken, sentence } of findings) print(`${broken ? 'BAD ' : 'ok  '} keys: ${sentence}`)
  return findings.some(({ broken }) => broken) ? 1 : 0
}

async function readCodes(typed: AsyncIterable<string | Buffer>, say: (sentence: string) => void): Promise<PrintedKey[]> {
  const found: PrintedKey[] = []
  for await (const line of createInterface({ input: typed as NodeJS.ReadableStream })) {
    if (line.trim() === '') {
      if (found.length > 0) break
      continue
    }
    const key = readKeyCode(line)
    if (!key) say('That is no code of an emergency sheet, or has a mistake: type it again.')
    else {
      found.push(key)
      say(key.what === 'master' ? `Master key ${key.version} is right.` : 'The secret of the sessions is right.')
    }
  }
  return found
}

/** Whether no key of the one is lost in the other. */
const holdsAll = (after: KeyFile, before: KeyFile): boolean => before.keys.every(({ version, secret }) => after.keys.some((key) => key.version === version && key.secret === secret))

/** The sheet may be another shop's: what it takes the place of is kept, as closed to others as it was. */
function putBy(path: string): string {
  const copy = `${path}.before-${new Date().toISOString().replace(/\W/g, '')}`
  copyFileSync(path, copy, constants.COPYFILE_EXCL)
  return copy
}

/** What was typed takes the place of what the file has under the same number: that belonged to another installation. */
function merged(before: KeyFile | null, found: readonly PrintedKey[], sessionNow: string): KeyFile {
  const keys = new Map((before?.keys ?? []).map((key) => [key.version, key]))
  for (const key of found) if (key.what === 'master') keys.set(key.version, { version: key.version, secret: key.secret.toString('base64') })
  const session = found.find(({ what }) => what === 'session')?.secret.toString('base64')
  return { keys: [...keys.values()].toSorted((a, b) => a.version - b.version), session: session ?? before?.session ?? sessionNow, ...(before?.lost && { lost: before.lost }) }
}
