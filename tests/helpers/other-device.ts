import { X509Certificate, createHash } from 'node:crypto'

/** Flags of a browser that is another device: this machine under a name that is not its own. */
export const reaches = (name: string): readonly string[] => [`--host-resolver-rules=MAP ${name} 127.0.0.1`]

/** Flags of a browser on which somebody has installed the authority of the Lunette whose open side is on this port. */
export async function trusts(port: number): Promise<readonly string[]> {
  const certificate = await (await fetch(`http://127.0.0.1:${port}/trust/lunette.crt`)).text()
  const key = new X509Certificate(certificate).publicKey.export({ format: 'der', type: 'spki' })
  return [`--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`]
}
