import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { StartRefused } from '../start-refused.ts'

/** The roles whose passwords Lunette makes and keeps; `lunette_owner` only where the database is the embedded one. */
export type RoleName = 'lunette_owner' | 'lunette_app' | 'lunette_relay' | 'lunette_loader'

/** Passwords by role, from the file; those of `roles` that were missing are made and `fresh`. The file is readable by its owner alone. */
export function readPasswords(rolesFile: string, roles: readonly RoleName[]): { passwords: Record<string, string>; fresh: ReadonlySet<RoleName> } {
  const passwords = readFile(rolesFile)
  const fresh = new Set(roles.filter((role) => !passwords[role]))
  if (fresh.size > 0) {
    for (const role of fresh) passwords[role] = randomBytes(24).toString('base64url')
    // Whole or not at all: half a file would lock Lunette out of its own database.
    const incomplete = `${rolesFile}.incomplete`
    writeFileSync(incomplete, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 })
    chmodSync(incomplete, 0o600)
    renameSync(incomplete, rolesFile)
  }
  return { passwords, fresh }
}

/**
 * What PostgreSQL stores of a password (RFC 5803 form, 4096 rounds). Sent in place of the password, which then stands in
 * no statement that a server might log.
 */
export function passwordVerifier(password: string, salt = randomBytes(16), rounds = 4096): string {
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const hmac = (text: string): Buffer => createHmac('sha256', salted).update(text).digest()
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${storedKey}:${hmac('Server Key').toString('base64')}`
}

/** Whether `stored` was made from the password. */
export function verifies(stored: string | null, password: string): boolean {
  const [, rounds, salt] = /^SCRAM-SHA-256\$(\d+):([^$]+)\$/.exec(stored ?? '') ?? []
  if (!stored || !rounds || !salt) return false
  const made = Buffer.from(passwordVerifier(password, Buffer.from(salt, 'base64'), Number(rounds)))
  return made.length === stored.length && timingSafeEqual(made, Buffer.from(stored))
}

function readFile(rolesFile: string): Record<string, string> {
  if (!existsSync(rolesFile)) return {}
  try {
    return JSON.parse(readFileSync(rolesFile, 'utf8')) as Record<string, string>
  } catch (cause) {
    throw new StartRefused(`The file ${rolesFile} with the passwords of the database roles cannot be read: restore it from a backup, or remove it to have new ones made.`, { cause })
  }
}
