import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { TypstAnswer, TypstTask } from './typst-task.ts'

const program = fileURLToPath(new URL('./typst-child.ts', import.meta.url))

// After 600 papers with QR codes: 200 MB, against 268 with the young generation's usual size. Without the optimizing compilers 150 MB, but half as fast again.
const frugal = ['--max-semi-space-size=1']

/** A running typst: sets one document at a time, reading templates, images and fonts only below `folder`. */
export class TypstProcess {
  readonly #child: ChildProcess
  #ending = false

  constructor(folder: string) {
    this.#child = fork(program, [folder], { serialization: 'advanced', execArgv: frugal, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    this.#hold(false)
  }

  get id(): number | undefined {
    return this.#child.pid
  }

  get running(): boolean {
    return !this.#ending && this.#child.connected
  }

  /** The document as PDF. A document that takes longer than the limit costs the process its life. @throws {Error} with the reason */
  typeset(task: TypstTask, timeLimitMs: number): Promise<Uint8Array> {
    const child = this.#child
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
    const timer = setTimeout(() => {
      reject(new Error(`it took longer than ${timeLimitMs} ms`))
      void this.end()
    }, timeLimitMs)
    const answered = (answer: TypstAnswer) => ('pdf' in answer ? resolve(answer.pdf) : reject(new Error(answer.refusal)))
    const lost = (code: number | null, signal: string | null) => reject(new Error(`the typst process ended (${signal ?? `exit ${code}`})`))
    child.once('message', answered).once('exit', lost).once('error', reject)
    this.#hold(true)
    child.send(task, (error) => error && reject(error))
    return promise.finally(() => {
      clearTimeout(timer)
      child.off('message', answered).off('exit', lost).off('error', reject)
      this.#hold(false)
    })
  }

  /** Ends at once: the process keeps nothing, and a native compile listens to no gentler signal. */
  async end(): Promise<void> {
    this.#ending = true
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    this.#child.ref()
    const gone = new Promise((resolve) => this.#child.once('exit', resolve))
    if (this.#child.kill('SIGKILL')) await gone
  }

  /** An idle typst must not keep a finished command running; it ends by itself when its parent does. */
  #hold(held: boolean): void {
    const act = held ? 'ref' : 'unref'
    this.#child[act]()
    this.#child.channel?.[act]()
  }
}
