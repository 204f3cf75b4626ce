import { X509Certificate, createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { StartRefused } from '#platform/start-refused'
import type { KeyPair } from './authority.ts'

/** Where an installation keeps a certificate of its own, and the settings that say so. */
export interface OwnFiles {
  readonly certificate: string
  readonly key: string
}

/**
 * Reads a certificate (with what leads to its issuer, if the file has it) and its key.
 * @throws {StartRefused} a sentence that names the file and what to do
 */
export async function readOwnCertificate(files: OwnFiles, now: Date): Promise<KeyPair> {
  const [certificate, key] = await Promise.all([read(files.certificate, 'The certificate'), read(files.key, 'The key of the certificate')])
  const first = parse(() => new X509Certificate(certificate), `${files.certificate} holds no certificate: write one in PEM, beginning with -----BEGIN CERTIFICATE-----.`)
  const secret = parse(() => createPrivateKey(key), `${files.key} holds no key without a password: write one in PEM, beginning with -----BEGIN PRIVATE KEY-----.`)
  if (!first.checkPrivateKey(secret)) throw new StartRefused(`The key ${files.key} does not belong to the certificate ${files.certificate}: take the one that was made with it.`)
  if (first.validToDate <= now) throw new StartRefused(`The certificate ${files.certificate} expired on ${first.validToDate.toISOString().slice(0, 10)}: put the renewed one in its place.`)
  return { certificate, key }
}

function read(path: string, what: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartRefused(error.code === 'ENOENT' ? `${what} ${path} is not there: write the path of the file.` : `${what} ${path} cannot be read (${error.code}): let the user who runs this program read it.`)
  })
}

function parse<T>(work: () => T, sentence: string): T {
  try {
    return work()
  } catch {
    throw new StartRefused(sentence)
  }
}
