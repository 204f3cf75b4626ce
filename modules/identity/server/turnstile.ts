/** Lets work through one at a time, in the sequence it came. */
export class Turnstile {
  readonly #room: number
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** @param room how many may wait at once */
  constructor(room: number) {
    this.#room = room
  }

  get isFull(): boolean {
    return this.#waiting >= this.#room
  }

  pass<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1
    const turn = this.#last.then(work).finally(() => { this.#waiting -= 1 })
    this.#last = turn.catch(() => undefined)
    return turn
  }
}
