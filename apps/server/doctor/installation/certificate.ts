import { X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { StartRefused } from '#platform/start-refused'
import { openAuthority } from '#platform/tls/kept-authority'
import { readOwnCertificate } from '#platform/tls/own-certificate'
import type { Installation, Look } from './area.ts'

const DAY_MS = 86_400_000
/** Enough to have one renewed by hand; one that renews itself was renewed long before. */
const OWN_SOON_MS = 14 * DAY_MS
/** Every phone and till has to trust the next one. */
const AUTHORITY_SOON_MS = 90 * DAY_MS

/** Whether other devices are shown a certificate that they can trust, today and in two weeks. */
export async function lookAtCertificate({ config: { network, dataDir, publicUrl }, now = () => new Date() }: Installation): Promise<Look> {
  if (!network) return { well: 'Lunette serves this machine alone, which needs no certificate.', defects: [] }
  const file = join(dataDir, 'https', 'authority.json')
  try {
    if (network.own) return judgeOwn((await readOwnCertificate(network.own, now())).certificate, network.own.certificate, publicUrl, now())
    if (!existsSync(file)) return { well: 'Lunette makes its own authority at the first start with LUNETTE_LISTEN.', defects: [] }
    const expires = new X509Certificate((await openAuthority(file, '', [], now())).certificate).validToDate
    return { well: `The local authority is good until ${dayOf(expires)}.`, defects: expires.getTime() - now().getTime() < AUTHORITY_SOON_MS
      ? [`The local authority ${file} expires on ${dayOf(expires)}: delete it on a quiet day; another is made, and every phone and till has to trust that one.`] : [] }
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    return { well: '', defects: [error.message] }
  }
}

function judgeOwn(pem: string, path: string, publicUrl: string, now: Date): Look {
  const certificate = new X509Certificate(pem)
  const name = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')
  const expires = certificate.validToDate
  const defects = expires.getTime() - now.getTime() < OWN_SOON_MS ? [`The certificate ${path} expires on ${dayOf(expires)}: put the renewed one in its place; Lunette takes it by itself.`] : []
  if (certificate.validFromDate > now) defects.push(`The certificate ${path} is good from ${dayOf(certificate.validFromDate)} only: see that the clock is right.`)
  if ((isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) === undefined) defects.push(`The certificate ${path} is not for ${name}, which LUNETTE_PUBLIC_URL says: get one that is, or write an address that it is for.`)
  return { well: `The certificate for ${name} is good until ${dayOf(expires)}.`, defects }
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
