import { get } from 'node:http'
import type { ClientRequest } from 'node:http'

/** Hears the live stream as a browser does: opens it again when it breaks off, and remembers since when it hears. */
export class HintEar implements Disposable {
  /** Ids of things that hints named since the stream was opened last. */
  readonly heard = new Set<string>()
  /** When the stream was opened last; what was committed before is fetched anew by a screen. */
  openedAt = 0
  opened = 0
  readonly #url: string
  readonly #cookie: string
  #call: ClientRequest | undefined
  #closed = false

  private constructor(url: string, cookie: string) {
    this.#url = url
    this.#cookie = cookie
  }

  /** Answers when the server has said hello. */
  static async open(url: string, cookie: string): Promise<HintEar> {
    const ear = new HintEar(url, cookie)
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
    this.#call = get(`${this.#url}/api/v1/live`, { agent: false, headers: { cookie: this.#cookie } }, (answer) => {
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
