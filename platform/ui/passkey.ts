/** What the server sends to begin, and takes back with the authenticator's answer. */
export interface Ceremony {
  readonly options: Readonly<Record<string, unknown>>
  readonly ceremony: string
}

export interface Answered {
  readonly ceremony: string
  readonly answer: unknown
}

/** Whether passkeys can work here: over HTTPS or at the machine itself, and under a name, for an address of numbers has none. */
export const passkeysWork = (): boolean =>
  'credentials' in navigator && 'PublicKeyCredential' in window && isSecureContext && !/^[\d.]+$|^\[/.test(location.hostname)

/** Asks the device for a passkey of this address. Null when the person changed their mind or has none here. @throws what is wrong with the device */
export async function askForPasskey({ options, ceremony }: Ceremony): Promise<Answered | null> {
  const publicKey = { ...options, challenge: bytes(options.challenge), ...listed(options, 'allowCredentials') } as unknown as PublicKeyCredentialRequestOptions
  const credential = await unlessLeft(navigator.credentials.get({ publicKey }))
  if (!(credential instanceof PublicKeyCredential)) return null
  const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response as AuthenticatorAssertionResponse
  return { ceremony, answer: answerOf(credential, { clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature), ...(userHandle && { userHandle: text(userHandle) }) }) }
}

/** Makes a passkey on the device. Null when the person changed their mind, or the device has one already. @throws what is wrong with the device */
export async function makePasskey({ options, ceremony }: Ceremony): Promise<Answered | null> {
  const user = options.user as { id: string }
  const publicKey = { ...options, challenge: bytes(options.challenge), user: { ...user, id: bytes(user.id) }, ...listed(options, 'excludeCredentials') } as unknown as PublicKeyCredentialCreationOptions
  const credential = await unlessLeft(navigator.credentials.create({ publicKey }))
  if (!(credential instanceof PublicKeyCredential)) return null
  const response = credential.response as AuthenticatorAttestationResponse
  return { ceremony, answer: answerOf(credential, { clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject), transports: response.getTransports() }) }
}

const answerOf = (credential: PublicKeyCredential, response: object): object => ({ id: credential.id, rawId: text(credential.rawId), type: 'public-key', clientExtensionResults: {}, response })

/** Leaving the device's dialog is no failure, and neither is a device that is registered already. */
async function unlessLeft(asked: Promise<Credential | null>): Promise<Credential | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof DOMException && ['NotAllowedError', 'AbortError', 'InvalidStateError'].includes(error.name)) return null
    throw error
  }
}

function listed(options: Ceremony['options'], name: string): object {
  const credentials = options[name] as { id: string }[] | undefined
  return credentials ? { [name]: credentials.map((one) => ({ ...one, id: bytes(one.id) })) } : {}
}

// Not every browser in a shop can write and read WebAuthn's JSON by itself yet.
function bytes(base64url: unknown): Uint8Array {
  return Uint8Array.from(atob(String(base64url).replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}

function text(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
