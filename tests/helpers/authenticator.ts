import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

type Cbor = number | string | Buffer | Map<number | string, Cbor>

/** CBOR (RFC 8949) of what an authenticator sends: small numbers, texts, bytes, maps. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one)])])
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  return length < 256 ? Buffer.from([(major << 5) | 24, length]) : Buffer.from([(major << 5) | 25, length >> 8, length & 0xff])
}

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest()

interface Begun { readonly options: { readonly challenge: string; readonly user?: { readonly id: string } }; readonly ceremony: string }

interface AuthenticatorOptions {
  /** The address that the browser shows. */
  readonly origin?: string
  /** Whether it checks its person's finger, face or PIN. */
  readonly verifiesUser?: boolean
}

/** An authenticator in software with one passkey, as a phone or a key has them, and the browser around it. Source: WebAuthn Level 3. */
export class TestAuthenticator {
  readonly #id = randomBytes(32)
  readonly #keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #origin: string
  readonly #flags: number
  #counter = 0

  constructor({ origin = 'http://localhost:4100', verifiesUser = true }: AuthenticatorOptions = {}) {
    this.#origin = origin
    // User present, and verified or not.
    this.#flags = verifiesUser ? 0x05 : 0x01
  }

  /** Answers to `navigator.credentials.create`. */
  register({ options, ceremony }: Begun): { ceremony: string; answer: object } {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    const key = cbor(new Map<number, Cbor>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]]))
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.#id.length]), this.#id, key])
    const attestation = cbor(new Map<string, Cbor>([['fmt', 'none'], ['attStmt', new Map()], ['authData', this.#authData(0x40, credential)]]))
    return this.#answer(ceremony, { clientDataJSON: this.#clientData('webauthn.create', options.challenge).toString('base64url'), attestationObject: attestation.toString('base64url'), transports: ['internal'] })
  }

  /** Answers to `navigator.credentials.get`. */
  sign({ options, ceremony }: Begun): { ceremony: string; answer: { id: string } } {
    const [authData, clientData] = [this.#authData(0), this.#clientData('webauthn.get', options.challenge)]
    const signature = createSign('sha256').update(Buffer.concat([authData, sha256(clientData)])).sign(this.#keys.privateKey)
    return this.#answer(ceremony, { clientDataJSON: clientData.toString('base64url'), authenticatorData: authData.toString('base64url'), signature: signature.toString('base64url') })
  }

  #answer(ceremony: string, response: object): { ceremony: string; answer: { id: string } } {
    const id = this.#id.toString('base64url')
    return { ceremony, answer: Object.assign({ id }, { rawId: id, type: 'public-key', clientExtensionResults: {}, response }) }
  }

  #authData(flags: number, credential = Buffer.alloc(0)): Buffer {
    this.#counter += 1
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.#counter)
    return Buffer.concat([sha256(new URL(this.#origin).hostname), Buffer.from([this.#flags | flags]), counter, credential])
  }

  #clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false }))
  }
}
