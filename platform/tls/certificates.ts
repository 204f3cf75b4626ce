import { X509Certificate } from 'node:crypto'
import { statSync } from 'node:fs'
import type { Logger } from 'pino'
import { StartRefused } from '#platform/start-refused'
import type { KeyPair } from './authority.ts'
import { openAuthority } from './kept-authority.ts'
import type { Authority } from './kept-authority.ts'
import { isPermitted } from './name-constraints.ts'
import { readOwnCertificate } from './own-certificate.ts'
import type { OwnFiles } from './own-certificate.ts'

const DAY_MS = 86_400_000
/** A third of its life is left: months of failures would be needed to miss it. */
const RENEW_BEFORE_MS = 30 * DAY_MS
const LOOK_MS = 60_000

export interface CertificateOptions {
  /** A certificate of the installation's own; null: the local authority signs one. */
  readonly own: OwnFiles | null
  /** Where the local authority is kept. */
  readonly authorityFile: string
  /** Names and addresses of this machine as they are now. */
  readonly names: () => readonly string[]
  /** The name that links carry: the certificate must be for it. */
  readonly mainName: string
  readonly now: () => Date
  readonly log: Logger
  readonly lookEveryMs?: number
}

/** What the server shows to browsers: kept up to date while it runs. Own files are read again when they change; what the authority signed is renewed before it expires and when the machine gets another address. */
export class Certificates implements Disposable {
  readonly #options: CertificateOptions
  readonly #authority: Authority | null
  readonly #timer: NodeJS.Timeout
  #current: KeyPair
  #seen: string
  #onChange: (pair: KeyPair) => void = () => undefined

  private constructor(options: CertificateOptions, authority: Authority | null, current: KeyPair, seen: string) {
    this.#options = options
    this.#authority = authority
    this.#current = current
    this.#seen = seen
    this.#timer = setInterval(() => void this.#look(), options.lookEveryMs ?? LOOK_MS)
    this.#timer.unref()
  }

  /** @throws {StartRefused} a sentence that says what to do about files, or a name that the authority may not speak for */
  static async open(options: CertificateOptions): Promise<Certificates> {
    const { own, authorityFile, mainName, names, now } = options
    if (own) return new Certificates(options, null, await readOwnCertificate(own, now()), marksOf(own))
    const [machine = 'server'] = names()
    // A bare name may be an ending in the public net: an authority of the computer «shop» would speak for every name in .shop.
    const ownDomains = names().filter((name) => /[a-z]/i.test(name) && name.includes('.') && !name.includes(':'))
    const authority = await openAuthority(authorityFile, machine, [...ownDomains, ...(/[a-z]/i.test(mainName) ? [mainName] : [])], now())
    if (!isPermitted(authority.permitted, mainName)) {
      throw new StartRefused(`The local authority may not speak for ${mainName}: use a certificate of your own (LUNETTE_CERTIFICATE), or delete ${authorityFile}; another authority is made, and every phone and till has to trust that one.`)
    }
    const all = allNames(options)
    return new Certificates(options, authority, await sign(authority, all, now()), all.join(' '))
  }

  get current(): KeyPair {
    return this.#current
  }

  /** The certificate that devices trust; null with a certificate of the installation's own. */
  get authority(): string | null {
    return this.#authority?.certificate ?? null
  }

  /** Told of every new certificate from now on. */
  onChange(tell: (pair: KeyPair) => void): void {
    this.#onChange = tell
  }

  async #look(): Promise<void> {
    const { own, log } = this.#options
    try {
      const seen = own ? marksOf(own) : allNames(this.#options).join(' ')
      if (seen === this.#seen && !(this.#authority && this.#isOld())) return
      this.#current = this.#authority ? await sign(this.#authority, allNames(this.#options), this.#options.now()) : await readOwnCertificate(own!, this.#options.now())
      this.#seen = seen
      this.#onChange(this.#current)
      log.info({ until: new X509Certificate(this.#current.certificate).validToDate }, 'another certificate is in use')
    } catch (error) {
      // The one in use stays: half-written files are whole at the next look.
      log.warn({ err: error }, 'the certificate in use stays')
    }
  }

  #isOld(): boolean {
    return new X509Certificate(this.#current.certificate).validToDate.getTime() - this.#options.now().getTime() < RENEW_BEFORE_MS
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer)
  }
}

const allNames = ({ mainName, names }: CertificateOptions): string[] => [...new Set([mainName, ...names(), 'localhost', '127.0.0.1', '::1'])]

async function sign(authority: Authority, names: readonly string[], now: Date): Promise<KeyPair> {
  const { issueCertificate } = await import('./authority.ts')
  const { certificate, key } = await issueCertificate(authority, names, now)
  // The authority goes along: who pins or looks finds it at the end of the chain.
  return { certificate: `${certificate.trimEnd()}\n${authority.certificate}`, key }
}

/** When the files were changed last; what is not there counts as changed when it is back. */
const marksOf = ({ certificate, key }: OwnFiles): string =>
  [certificate, key].map((path) => { const found = statSync(path, { throwIfNoEntry: false }); return found ? `${found.mtimeMs}/${found.size}/${found.ino}` : 'none' }).join(' ')
