import { randomInt } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { StartRefused } from '#platform/start-refused'

export interface SamplePassword { readonly name: string; readonly email: string; readonly password: string }

const shape = z.array(z.object({ name: z.string(), email: z.string(), password: z.string() }))
const pathIn = (dataDir: string): string => join(dataDir, 'sample-passwords.json')

/** Without letters and digits that look alike: people copy it from a terminal by hand. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Fifteen random signs in three groups, 74 bits. */
export const newPassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join('')).join('-')

/** Keeps the passwords in the data folder, readable by its owner alone. */
export function keepPasswords(dataDir: string, passwords: readonly SamplePassword[]): void {
  const path = pathIn(dataDir)
  // Whole or not at all.
  writeFileSync(`${path}.incomplete`, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 })
  chmodSync(`${path}.incomplete`, 0o600)
  renameSync(`${path}.incomplete`, path)
}

/** The passwords of the sample that was made last; empty when the file is gone. @throws {StartRefused} when it cannot be read */
export function readPasswords(dataDir: string): SamplePassword[] {
  const path = pathIn(dataDir)
  if (!existsSync(path)) return []
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    throw new StartRefused(`The file ${path} cannot be read: delete the sample and make it again, or run "lunette user reset" for one of its people.`, { cause })
  }
}

export function forgetPasswords(dataDir: string): void {
  rmSync(pathIn(dataDir), { force: true })
}

/** One line a person. Only where somebody looks: never into a log. */
export function tellPasswords(passwords: readonly SamplePassword[], output: { write(text: string): unknown }): void {
  const widest = Math.max(...passwords.map(({ email }) => email.length), 0)
  for (const { name, email, password } of passwords) output.write(`  ${email.padEnd(widest)}  ${password}  ${name}\n`)
}
