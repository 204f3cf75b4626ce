import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core'
import type { Language } from '#kernel/languages'
import { chromiumFlags, findChromium } from './chromium.ts'

/** Longer than anything takes here; a busy machine with two cores is no defect. */
export const PATIENCE_MS = 30_000

export const sizes = { phone: { width: 390, height: 844 }, counter: { width: 1280, height: 800 } } as const

export interface Look {
  readonly language?: Language
  readonly scheme?: 'light' | 'dark'
  readonly size?: keyof typeof sizes
  /** Whose session, as ApiClient has it; nobody's when left out. */
  readonly cookie?: string
}

/** Starts the browser of the tests, with more of its flags where a test needs them. @throws when the machine has none: `npm test` does not run these tests then */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser & AsyncDisposable> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium, Chrome or Edge was found: install one or name it in LUNETTE_CHROMIUM')
  return chromium.launch({ executablePath, args: [...chromiumFlags, ...more] })
}

/** One person at one device: a browser context of its own with a page, and everything that went wrong in it. */
export class Visitor implements AsyncDisposable {
  readonly url: string
  readonly context: BrowserContext
  readonly page: Page
  /** What a developer would see in red: errors in the console, failures of scripts, answers that refuse. */
  readonly troubles: string[] = []
  readonly #underWay = new Set<Request>()

  private constructor(url: string, context: BrowserContext, page: Page) {
    this.url = url
    this.context = context
    this.page = page
    page.on('console', (message) => { if (message.type() === 'error') this.troubles.push(`console: ${message.text()} (${message.location().url})`) })
    page.on('pageerror', (error) => this.troubles.push(`script: ${error.message}`))
    page.on('request', (request) => { if (!belongsToWorker(request)) this.#underWay.add(request) })
    page.on('requestfinished', (request) => this.#underWay.delete(request))
    page.on('requestfailed', (request) => this.#underWay.delete(request))
  }

  /** Opens a device that speaks and looks like that. Nothing is chosen by clicks: the language by its cookie, the scheme by the system. */
  static async arrive(browser: Browser, url: string, { language = 'en', scheme = 'light', size = 'counter', cookie }: Look = {}): Promise<Visitor> {
    const context = await browser.newContext({ baseURL: url, locale: language, colorScheme: scheme, viewport: sizes[size], reducedMotion: 'reduce' })
    context.setDefaultTimeout(PATIENCE_MS)
    const cookies = [`lunette-language=${language}`, ...(cookie ? [cookie] : [])].map((pair) => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
    })
    await context.addCookies(cookies)
    return new Visitor(url, context, await context.newPage())
  }

  /** Goes there and waits until the page stands still. */
  async open(path: string): Promise<void> {
    await this.page.goto(path, { waitUntil: 'load' })
    await this.settled()
  }

  /** Waits until the page has its heading, its fonts, and nothing more to fetch. @throws with what it still waits for */
  async settled(): Promise<void> {
    for (const giveUpAt = Date.now() + PATIENCE_MS; ;) {
      const waitsFor = await this.page.evaluate(stillMissing)
      if (waitsFor === '' && this.#underWay.size === 0) {
        await this.page.evaluate(nextFrames)
        if ((await this.page.evaluate(stillMissing)) === '' && this.#underWay.size === 0) return
      }
      if (Date.now() > giveUpAt) throw new Error(`${this.page.url()} does not come to rest: ${waitsFor || [...this.#underWay].map((request) => `${request.resourceType()} ${request.url()}`).join(', ')}; ${this.troubles.slice(0, 3).join('; ')}`)
      await this.page.evaluate(nextFrames)
    }
  }

  /** Changes the scheme as the system does at dusk, and waits until the page follows. */
  async look(scheme: 'light' | 'dark'): Promise<void> {
    await this.page.emulateMedia({ colorScheme: scheme })
    await this.page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' })
  }

  /** Makes the window another size, as a tablet that is turned does; `settled` waits until the page stands again. */
  async resize(size: keyof typeof sizes): Promise<void> {
    await this.page.setViewportSize(sizes[size])
  }

  /** Moves with Tab, as somebody without a mouse does, until the element has the focus. @throws when it is not among the next stops */
  async tabTo(element: Locator, { back = false, stops = 80 } = {}): Promise<void> {
    for (let stop = 0; stop <= stops; stop += 1) {
      if (await element.evaluate((node) => node === document.activeElement)) return
      await this.page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
    }
    throw new Error(`no Tab reaches ${String(element)} within ${stops} stops`)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.context.close()
  }
}

/** What a shared worker fetches, its script to begin with, is told to the page that started it, but not how that ended. */
const belongsToWorker = (request: Request): boolean => request.resourceType() === 'eventsource' || /worker[^/]*\.js$/.test(request.url())

function stillMissing(): string {
  if (document.readyState !== 'complete') return 'the document'
  if (!document.querySelector('h1')) return 'a heading'
  if (document.querySelector('[aria-busy="true"]')) return 'what is being fetched'
  return document.fonts.status === 'loaded' ? '' : 'fonts'
}

const nextFrames = (): Promise<void> => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))) })
