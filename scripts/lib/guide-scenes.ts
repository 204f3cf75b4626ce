import type { Page } from 'playwright-core'
import type { OrderView } from '#modules/orders/contract'
import type { ApiClient } from '#tests/helpers/api-client'
import type { Visitor } from '#tests/helpers/browser'
import { writeFilm } from '#tests/helpers/film'
import { Hands } from '#tests/helpers/hands'

/** The guide is written in these. */
export const guideLanguages = ['en', 'cs'] as const
export type GuideLanguage = (typeof guideLanguages)[number]

/** What the pictures show of the sample. */
export interface Shop {
  /** Glasses nearly done with something left to pay. */
  readonly inTheMaking: OrderView
  /** Ready to be collected. */
  readonly ready: OrderView
  readonly trackingPath: string
}

/** `film` is what the camera of the device will see. */
interface Stage { readonly visitor: Visitor; readonly page: Page; readonly language: GuideLanguage; readonly shop: Shop | null; readonly film: string }

/** One picture: whose screen it is, how large, and the way to it. `nobody` stands before an empty Lunette. */
export interface Scene {
  readonly name: string
  readonly who: 'nobody' | 'stranger' | 'owner'
  readonly size?: 'counter' | 'phone'
  readonly draw: (stage: Stage) => Promise<void>
}

const at = (path: string) => ({ visitor }: Stage): Promise<void> => visitor.open(path)

/** In the sequence in which they are made: what one leaves behind, the next may show. @see docs/guide */
export const scenes: readonly Scene[] = [
  { name: 'welcome', who: 'nobody', draw: at('/') },
  {
    name: 'open-shop', who: 'nobody', draw: async ({ visitor, page }) => {
      await visitor.open('/welcome')
      await page.locator('button.second').click()
      await page.locator('fieldset').first().waitFor()
    },
  },
  { name: 'sign-in', who: 'stranger', draw: at('/sign-in') },
  { name: 'trust-phone', who: 'stranger', size: 'phone', draw: ({ visitor, language }) => visitor.open(`/trust?language=${language}`) },
  { name: 'tracking-phone', who: 'stranger', size: 'phone', draw: (stage) => stage.visitor.open(`${shopOf(stage).trackingPath}?language=${stage.language}`) },
  { name: 'today', who: 'owner', draw: at('/today') },
  { name: 'orders', who: 'owner', draw: at('/orders') },
  { name: 'order', who: 'owner', draw: (stage) => stage.visitor.open(`/orders/${shopOf(stage).inTheMaking.id}`) },
  { name: 'order-phone', who: 'owner', size: 'phone', draw: (stage) => stage.visitor.open(`/orders/${shopOf(stage).inTheMaking.id}`) },
  { name: 'intake', who: 'owner', draw: fillIntake },
  { name: 'board', who: 'owner', draw: at('/board') },
  { name: 'board-phone', who: 'owner', size: 'phone', draw: at('/board') },
  {
    name: 'scan-phone', who: 'owner', size: 'phone', draw: async (stage) => {
      const { visitor, page, film, language } = stage
      const { number, stage: code } = shopOf(stage).inTheMaking
      await writeFilm(film, [{ bcid: 'code128', text: number ?? '' }])
      await visitor.open('/board')
      await page.keyboard.press('m')
      await page.getByLabel({ en: 'Move what is scanned to', cs: 'Sejmuté přesunout do' }[language]).selectOption(code)
      await page.keyboard.press('q')
      await page.getByRole('listitem').filter({ hasText: number ?? '' }).waitFor()
    },
  },
  { name: 'parts', who: 'owner', draw: at('/parts') },
  {
    name: 'papers', who: 'owner', draw: async (stage) => {
      await stage.visitor.open(`/orders/${shopOf(stage).ready.id}`)
      await toTop(stage.page, { en: 'Papers', cs: 'Dokumenty' }[stage.language])
    },
  },
  {
    name: 'audit', who: 'owner', draw: async (stage) => {
      // A look at health data is an entry too.
      await stage.visitor.open(`/orders/${shopOf(stage).inTheMaking.id}`)
      await stage.page.getByRole('button', { name: { en: 'Open it', cs: 'Otevřít' }[stage.language], exact: true }).click()
      await stage.visitor.settled()
      // The first seal is made within a minute.
      const seal = stage.page.getByText(/^\d+-[0-9a-f]{4}-/)
      for (let looks = 0; looks < 30; looks += 1) {
        await stage.visitor.open('/settings/audit')
        if (await seal.count() > 0) return
        await stage.page.waitForTimeout(5000)
      }
      throw new Error('no seal was made')
    },
  },
  { name: 'import-columns', who: 'owner', draw: bringInFile },
  {
    name: 'import-dry-run', who: 'owner', draw: async (stage) => {
      await bringInFile(stage)
      await stage.page.keyboard.press('Control+Enter')
      await stage.page.getByRole('heading', { level: 2, name: /^4\. / }).waitFor()
      await stage.page.getByRole('heading', { level: 2, name: /^4\. / }).scrollIntoViewIfNeeded()
      await stage.page.mouse.wheel(0, 2000)
    },
  },
  {
    name: 'staff-invite', who: 'owner', draw: async ({ visitor, page }) => {
      await visitor.open('/settings/staff')
      await page.keyboard.press('n')
      await page.locator('input[type="email"]').waitFor()
    },
  },
  { name: 'security', who: 'owner', draw: at('/settings/security') },
  {
    name: 'demanded-factor', who: 'owner', draw: async ({ visitor, page, language }) => {
      await visitor.open('/settings/organization')
      await toTop(page, { en: 'Who must have a second factor', cs: 'Kdo musí mít druhý faktor' }[language])
    },
  },
  { name: 'devices', who: 'owner', draw: at('/settings/devices') },
  {
    name: 'api-key', who: 'owner', draw: async ({ visitor, page }) => {
      await visitor.open('/settings/api-keys')
      await page.keyboard.press('n')
      await page.getByRole('main').getByRole('textbox').first().waitFor()
    },
  },
  {
    name: 'api-docs', who: 'owner', draw: async ({ visitor, page }) => {
      await visitor.open('/api/docs')
      await page.locator('input[type="search"]').fill('/requisitions')
      await page.locator('details:visible > summary').first().click()
      await page.evaluate(() => scrollTo({ top: 0 }))
    },
  },
  { name: 'taxes', who: 'owner', draw: at('/settings/taxes') },
  {
    name: 'no-connection', who: 'owner', draw: async ({ visitor, page, language }) => {
      await visitor.open('/orders')
      await visitor.context.setOffline(true)
      await page.locator('label', { hasText: { en: 'Late', cs: 'Po termínu' }[language] }).first().click()
      await page.getByText({ en: 'No connection', cs: 'Bez spojení' }[language]).first().waitFor()
    },
  },
]

/** @throws before the sample is there */
function shopOf({ shop }: Stage): Shop {
  if (!shop) throw new Error('there is no shop yet')
  return shop
}

/** Looks the orders up that the pictures are about. @throws when the sample has none of a kind */
export async function readShop(owner: ApiClient): Promise<Shop> {
  const { items: products } = await owner.must<{ items: { variants: { id: string }[] }[] }>(200, 'GET', '/products?kind=frame&limit=100')
  const frames = new Set(products.flatMap(({ variants }) => variants.map(({ id }) => id)))
  const { items } = await owner.must<{ items: { id: string; phase: string; late: boolean; balance: { amount: number } }[] }>(200, 'GET', '/orders?limit=100')
  const glasses = async (phase: string): Promise<OrderView> => {
    for (const row of items) {
      if (row.phase !== phase || row.late || row.balance.amount === 0) continue
      const candidate = await owner.must<OrderView>(200, 'GET', `/orders/${row.id}`)
      if (candidate.lines.filter(({ eye }) => eye !== null).length === 2 && frames.has(candidate.lines[0]?.variantId ?? '')) return candidate
    }
    throw new Error(`the sample has no glasses in the phase ${phase}`)
  }
  const inTheMaking = await glasses('finishing')
  const ready = await glasses('ready')
  const link = await owner.must<{ url: string }>(200, 'GET', `/orders/${inTheMaking.id}/tracking-link`)
  return { inTheMaking, ready, trackingPath: new URL(link.url).pathname }
}

/** The next order of a customer, typed and not taken yet. */
async function fillIntake(stage: Stage): Promise<void> {
  const { visitor, page, language } = stage
  const { customer, lines } = shopOf(stage).inTheMaking
  const hands = new Hands(page)
  const words = { en: { customer: 'Customer', frame: 'Frame', right: 'Right lens' }, cs: { customer: 'Zákazník', frame: 'Obroučky', right: 'Pravá čočka' } }[language]
  const choose = async (field: string, text: string): Promise<void> => {
    // A colour stands behind the comma; what comes before it is what people type.
    await hands.fill(page.getByRole('textbox', { name: field }), text.split(',')[0]!)
    await page.getByRole('option').first().waitFor()
    await hands.press('Enter')
  }
  await visitor.open('/orders/new')
  await choose(words.customer, customer.name)
  // Whether this customer has a prescription to take over or not.
  await visitor.settled()
  await hands.press('F8')
  await choose(words.frame, lines[0]!.description)
  await choose(words.right, lines.find(({ eye }) => eye === 'right')!.description)
  await page.getByRole('option').first().waitFor({ state: 'hidden' })
}

/** Customers as an older program writes them, two of them not as they should be. */
const customersFile = `Číslo;Jméno;Příjmení;Telefon;E-mail;Datum narození;Ulice;Město;PSČ
1001;Alena;Horáková;603 118 274;alena.horakova@example.com;12. 4. 1971;Dlouhá 14;Brno;602 00
1002;Bedřich;Kolář;604 220 118;bedrich.kolar@example.com;3. 11. 1958;Polní 7;Brno;639 00
1003;Dana;Vlčková;605 771 902;;31. 2. 1984;Úzká 3;Kuřim;664 34
1004;Emil;Sýkora;606 013 555;emil.sykora@example.com;27. 8. 1990;Lipová 21;Brno;602 00
1005;Františka;Machová;607 440 816;frantiska(zavinac)example.com;9. 1. 1966;Horní 2;Blansko;678 01
1006;Hynek;Tichý;608 902 337;hynek.tichy@example.com;15. 6. 2003;Nová 88;Brno;615 00
`

async function bringInFile({ visitor, page }: Stage): Promise<void> {
  await visitor.open('/imports/new')
  await page.locator('input[type="file"]').setInputFiles({ name: 'zakaznici.csv', mimeType: 'text/csv', buffer: Buffer.from(customersFile) })
  await page.getByRole('heading', { level: 2, name: /^2\. / }).waitFor()
  await visitor.settled()
}

/** Brings a panel to the upper edge of the window. */
async function toTop(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 2, name: heading }).evaluate((node) => node.scrollIntoView({ block: 'start' }))
}

