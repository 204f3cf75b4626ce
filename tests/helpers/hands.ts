import type { Locator, Page } from 'playwright-core'

/** Somebody at a counter without a mouse, and how much they had to do: each key outside of text, each field filled. */
export class Hands {
  interactions = 0
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Presses a key or a stroke, such as `Control+Enter`. */
  async press(key: string): Promise<void> {
    this.interactions += 1
    await this.#page.keyboard.press(key)
  }

  /** Writes into the field that has the focus, letter by letter; one field filled. @throws when the focus is elsewhere */
  async fill(field: Locator, text: string): Promise<void> {
    await this.finds(field)
    this.interactions += 1
    await this.#page.keyboard.type(text)
  }

  /** Waits until the page has led there by itself. @throws when the focus does not come */
  async finds(element: Locator): Promise<void> {
    const focused = element.and(this.#page.locator(':focus'))
    await focused.waitFor().catch(async (cause: unknown) => {
      const there = await this.#page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))
      throw new Error(`the focus is not on ${String(element)} but on ${there}`, { cause })
    })
  }
}
