import { get } from 'node:http'
import type { ClientRequest } from 'node:http'
import type { ApiClient } from './api-client.ts'

/** One holder has 16 streams at most; these leave room. */
const STREAMS_OF_A_KEY = 10

/** The headers of so many ears: of one organization, but of more holders than one, as tills are. */
export async function holdersFor(api: ApiClient, ears: number): Promise<Record<string, string>[]> {
  const secrets: string[] = []
  for (let n = 0; n < ears / STREAMS_OF_A_KEY; n += 1) secrets.push((await api.must<{ secret: string }>(201, 'POST', '/api-keys', { name: `Till ${n}`, scopes: ['all'] })).secret)
  return Array.from({ length: ears }, (_, n) => ({ authorization: `Bearer ${secrets[Math.floor(n / STREAMS_OF_A_KEY)]}` }))
}

/** Hears the live stream as a browser does: opens it again when it breaks off, and remembers since when it hears. */
export class HintEar implements Disposable {
  /** Ids of things that hints named since the stream was opened last. */
  readonly heard = new Set<string>()
  /** When the stream was opened last; what was committed before is fetched anew by a screen. */
  openedAt = 0
  opened = 0
  readonly #url: string
  readonly #headers: Readonly<Record<string, string>>
  #call: ClientRequest | undefined
  #closed = false

  private constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.#url = url
    this.#headers = headers
  }

  /** Answers when the server has said hello. */
  static async open(url: string, headers: Readonly<Record<string, string>>): Promise<HintEar> {
    const ear = new HintEar(url, headers)
    await new Promise<void>((resolve) => ear.#listen(resolve))
    return ear
  }

  #listen(onHello: () => void = () => undefined): void {
    let broken = false
    const again = (): void => {
      if (broken || this.#closed) return
      broken = true
      setTimeout(() => this.#listen(onHello), 200)
    }
    this.#call = get(`${this.#url}/api/v1/live`, { agent: false, headers: this.#headers }, (answer) => {
      if (answer.statusCode !== 200) {
        answer.resume()
        return again()
      }
      let text = ''
      answer.on('data', (part: Buffer) => {
        text += part.toString()
        for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
          this.#take(text.slice(0, end), onHello)
          text = text.slice(end + 2)
        }
      }).on('close', again).on('error', again)
    }).on('error', again)
  }

  #take(message: string, onHello: () => void): void {
    if (message.includes('event: hello')) {
      this.openedAt = Date.now()
      this.opened += 1
      this.heard.clear()
      onHello()
    } else if (message.startsWith('data: ')) this.heard.add((JSON.parse(message.slice(6)) as { id: string }).id)
  }

  [Symbol.dispose](): void {
    this.#closed = true
    this.#call?.destroy()
  }
}
