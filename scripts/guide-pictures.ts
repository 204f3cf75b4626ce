import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { repositoryRoot } from '#tests/boundaries/repository-files'
import { ApiClient } from '#tests/helpers/api-client'
import { Visitor, launchBrowser } from '#tests/helpers/browser'
import { filmFlags } from '#tests/helpers/film'
import { RunningServer, freePort } from '#tests/helpers/running-server'
import { samplePerson } from '#tests/helpers/sample-people'
import { guideLanguages, readShop, scenes } from './lib/guide-scenes.ts'
import type { GuideLanguage, Scene, Shop } from './lib/guide-scenes.ts'

/**
 * `npm run guide-pictures`: makes the pictures of the guide and of the README anew, all or those named, from the sample, in
 * each language of the guide. The web app must be built. The sample's days are counted from today, so dates move with the day
 * of making; sizes, people and orders stay.
 */
const pictures = join(repositoryRoot, 'docs', 'guide', 'pictures')
const wanted = process.argv.slice(2)
const isWanted = ({ name }: Scene): boolean => wanted.length === 0 || wanted.includes(name)
/** Text stays sharp at this, and a picture weighs 40 to 110 kB. */
const QUALITY = 76

await using stack = new AsyncDisposableStack()
const dataDir = await mkdtemp(join(tmpdir(), 'lunette-pictures-'))
stack.defer(() => rm(dataDir, { recursive: true, force: true }))
const port = await freePort()
const listen = await freePort()
const server = stack.use(new RunningServer(dataDir, port, { LUNETTE_LISTEN: `127.0.0.1:${listen}`, LUNETTE_PUBLIC_URL: 'https://counter.local:4143' }))
await server.start()
await mkdir(pictures, { recursive: true })
const url = `http://localhost:${port}`
process.env.FONTCONFIG_FILE = await writeFontConfig()
const film = join(dataDir, 'film.y4m')
const browser = stack.use(await launchBrowser(filmFlags(film)))

for (const language of guideLanguages) await drawAll('nobody', language, null, '')
await openSample()
let shop: Shop | null = null
for (const language of guideLanguages) {
  const cookie = await signIn(language)
  shop ??= await readShop(new ApiClient(url, { cookie }))
  await drawAll('stranger', language, shop, '')
  await drawAll('owner', language, shop, cookie)
}

/** Draws the scenes of one kind of visitor, those of one size at one device. */
async function drawAll(who: Scene['who'], language: GuideLanguage, seen: Shop | null, cookie: string): Promise<void> {
  for (const size of ['counter', 'phone'] as const) {
    const here = scenes.filter((scene) => scene.who === who && (scene.size ?? 'counter') === size && isWanted(scene))
    if (here.length === 0) continue
    await using visitor = await Visitor.arrive(browser, url, { language, size, cookie })
    await tellAddressesOfAShop(visitor.page)
    for (const scene of here) {
      await scene.draw({ visitor, page: visitor.page, language, shop: seen, film })
      await keep(visitor, `${scene.name}.${language}`)
    }
  }
}

/** As somebody does on the first page. */
async function openSample(): Promise<void> {
  await using visitor = await Visitor.arrive(browser, url)
  await visitor.open('/')
  await visitor.page.locator('button.main').click()
  await visitor.page.waitForURL((address) => !address.pathname.includes('welcome'), { timeout: 300_000 })
}

/** The owner's session, begun in a browser, for its list shows what began it. */
async function signIn(language: GuideLanguage): Promise<string> {
  await using visitor = await Visitor.arrive(browser, url, { language })
  const { email, password } = await samplePerson(dataDir, 'eva.')
  await visitor.open('/sign-in')
  await visitor.page.locator('input[type="email"]').fill(email)
  await visitor.page.locator('input[type="password"]').fill(password)
  await visitor.page.keyboard.press('Enter')
  await visitor.page.waitForURL((address) => !address.pathname.includes('sign-in'))
  const session = (await visitor.context.cookies()).find(({ name }) => name === 'lunette.session_token')
  if (!session) throw new Error('nobody was signed in')
  return `${session.name}=${session.value}`
}

/** Pages that bring no font of their own are drawn with Lunette's, whatever the machine has. */
async function writeFontConfig(): Promise<string> {
  const path = join(dataDir, 'fonts.conf')
  const folders = ['noto-sans', 'noto-sans-sc'].map((name) => `<dir>${join(repositoryRoot, 'node_modules', '@expo-google-fonts', name)}</dir>`)
  const first = ['sans-serif', 'system-ui'].map((family) => `<alias binding="strong"><family>${family}</family><prefer><family>Noto Sans</family><family>Noto Sans SC</family></prefer></alias>`)
  await writeFile(path, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${[...folders, ...first].join('')}<include ignore_missing="yes">/etc/fonts/fonts.conf</include></fontconfig>`)
  return path
}

/** This machine answers itself only; in the pictures it has an address as a shop's computer has, and the phone that comes to it is one. */
async function tellAddressesOfAShop(page: Page): Promise<void> {
  for (const path of ['**/api/v1/network', '**/trust?*']) {
    await page.route(path, async (route) => {
      const answer = await route.fetch({ headers: { ...route.request().headers(), ...(path.includes('trust') && { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)' }) } })
      const text = (await answer.text()).replaceAll(`127.0.0.1:${listen}`, '192.168.1.20:4143').replaceAll(`localhost:${listen}`, '192.168.1.20:4143').replace(/"Lunette [^"]+"/, '"Lunette counter.local"')
      await route.fulfill({ response: answer, body: text })
    })
  }
}

async function keep(visitor: Visitor, name: string): Promise<void> {
  const { page } = visitor
  await visitor.settled()
  // A name in Chinese or a capital with a háček may wait for a font that comes after the page.
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.mouse.move(0, 0)
  await page.evaluate(tellUsualPort, port)
  const devtools = await visitor.context.newCDPSession(page)
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY })
  const picture = Buffer.from(data, 'base64')
  await writeFile(join(pictures, `${name}.webp`), picture)
  await visitor.context.setOffline(false)
  console.log(`docs/guide/pictures/${name}.webp ${Math.ceil(picture.length / 1000)} kB`)
}

/** The port of this run is any free one; a reader has another, most likely the usual one. */
function tellUsualPort(ours: number): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (text.nodeValue?.includes(`localhost:${ours}`)) text.nodeValue = text.nodeValue.replace(`localhost:${ours}`, 'localhost:4100')
  }
}
