import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TypstProcess } from './typst-process.ts'

/** Templates and what they import live below this folder. */
const repository = fileURLToPath(new URL('../../', import.meta.url))

/** No document was made; the message names the template and says why. */
export class PdfError extends Error {
  override readonly name = 'PdfError'

  constructor(template: string, reason: string, cause?: unknown) {
    super(`${relative(repository, template)} was not printed: ${reason}`, { cause })
  }
}

/**
 * Sets typst templates as PDF, one after another, in a process that starts with the first document and ends after a quiet minute.
 * A process and not a worker thread: a thread inside a native compile cannot be ended, and its memory would stay in the server (docs/decisions/0007).
 */
export class PdfPrinter {
  readonly #timeLimitMs: number
  readonly #idleMs: number
  #typst: TypstProcess | null = null
  #queue: Promise<unknown> = Promise.resolve()
  #idle: NodeJS.Timeout | undefined
  #closed = false

  constructor({ timeLimitMs = 20_000, idleMs = 60_000 }: { timeLimitMs?: number; idleMs?: number } = {}) {
    this.#timeLimitMs = timeLimitMs
    this.#idleMs = idleMs
  }

  /** The process id of the running typst, or null while none runs. */
  get processId(): number | null {
    return (this.#typst?.running && this.#typst.id) || null
  }

  /**
   * The PDF of a template file (absolute path) over data: texts, numbers, lists, bytes and barcodes, which the template reads with `json(bytes(sys.inputs.data))`.
   * Texts are set as they are, never read as markup.
   * @throws {PdfError} when the template fails, takes longer than the time limit, or the printer closes first
   */
  print(template: string, data: object): Promise<Uint8Array> {
    const printed = this.#queue.then(() => this.#set(template, data))
    this.#queue = printed.catch(() => {})
    return printed
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    await this.#end()
  }

  async #set(template: string, data: object): Promise<Uint8Array> {
    if (this.#closed) throw new PdfError(template, 'the printer is closed')
    clearTimeout(this.#idle)
    if (!this.#typst?.running) this.#typst = new TypstProcess(repository)
    try {
      return await this.#typst.typeset({ template, data }, this.#timeLimitMs)
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new PdfError(template, this.#closed ? 'the printer is closed' : reason, cause)
    } finally {
      this.#idle = setTimeout(() => void this.#end(), this.#idleMs).unref()
    }
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle)
    const typst = this.#typst
    this.#typst = null
    await typst?.end()
  }
}
