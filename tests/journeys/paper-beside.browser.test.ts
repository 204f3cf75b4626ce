import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { AuditEntryView } from '#modules/identity/contract'
import type { PhotoView, PrescriptionView } from '#modules/prescriptions/contract'
import type { Visitor } from '#tests/helpers/browser'
import { journeyShop } from '#tests/helpers/journey-shop'
import { accessFaults, layoutFaults } from '#tests/helpers/page-faults'
import { aJbig2Scan, aJpxScan, writePdf } from '#tests/helpers/write-pdf'

const here = journeyShop({ language: 'en' })

const scan = { side: 48, bits: 8 }
const paper = writePdf([
  { text: ['MUDr. Alena Horakova', 'R  -2.25  -0.50  x 175', 'L  -1.75'] }, { text: ['Both eyes: tired at the screen'] },
  { scan: { ...scan, filter: 'JBIG2Decode', bytes: aJbig2Scan(), bits: 1 } }, { scan: { ...scan, filter: 'JPXDecode', bytes: aJpxScan() } },
])

const window = (page: Page, name: string) => page.getByRole('group', { name: `Paper ${name}` })
const sheet = (page: Page, number: number, name: string) => page.getByRole('img', { name: `Page ${number} of the paper ${name}` }).locator('canvas')
const choose = (page: Page, name: string, buffer: Buffer) => page.locator('input[type=file][accept*=pdf]').first().setInputFiles({ name, mimeType: 'application/pdf', buffer })

/** Where ink is on a drawn page: its share of all pixels, and the box around it in hundredths of the page. */
const ink = (page: Page, number: number, name: string) => sheet(page, number, name).evaluate((node) => {
  const canvas = node as HTMLCanvasElement
  const { data, width, height } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
  let [count, left, right, top, bottom] = [0, width, 0, height, 0]
  for (let at = 0; at < data.length; at += 4) {
    if (data[at]! + data[at + 1]! + data[at + 2]! > 380) continue
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)]
    count += 1;
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)]
  }
  return { share: count / width / height, box: [left / width, right / width, top / height, bottom / height].map((part) => Math.round(part * 100)), upright: height > width }
})

/** The form of a new prescription on the page of somebody new. */
async function typing(visitor: Visitor, familyName: string): Promise<string> {
  const { id } = await here.owner.must<{ id: string }>(201, 'POST', '/customers', { givenName: 'Jan', familyName, birthOn: '1970-05-05', phones: [], emails: [] })
  await visitor.open(`/customers/${id}`)
  await visitor.page.getByRole('button', { name: 'New prescription' }).click()
  await visitor.page.getByLabel('right, Sphere', { exact: true }).waitFor()
  return id
}

it('shows a PDF of the paper beside the form, page by page, and again beside the prescription, each look written down once', async () => {
  await using visitor = await here.arrive()
  const { page } = visitor
  const answers = new Map<string, Readonly<Record<string, string>>>()
  visitor.context.on('response', (answer) => answers.set(answer.url(), answer.headers()))
  const fetched = (name: RegExp): string[] => [...answers.keys()].map((address) => new URL(address).pathname).filter((path) => name.test(path))
  const customerId = await typing(visitor, 'Papírový')
  expect(fetched(/open-pdf|pdf\.worker|pdf-\d/)).toEqual([])
  await choose(page, 'paper.pdf', paper)
  await page.getByText('Page 1 of 4').waitFor()
  await visitor.settled()
  const upright = await ink(page, 1, 'paper.pdf')
  expect(upright).toMatchObject({ upright: true })
  // Three lines from the upper left on, in letters that the file only names.
  expect(upright.share).toBeGreaterThan(0.005)
  expect(upright.box[0]).toBeGreaterThan(8)
  expect(upright.box[0]).toBeLessThan(13)
  expect(upright.box[3]).toBeLessThan(20)
  expect([...await layoutFaults(page), ...await accessFaults(page)]).toEqual([])

  await page.getByRole('button', { name: 'Turn' }).click()
  await visitor.settled()
  const turned = await ink(page, 1, 'paper.pdf')
  expect(turned).toMatchObject({ upright: false })
  expect(turned.box[0]).toBeGreaterThan(80)
  for (let turn = 0; turn < 3; turn += 1) await page.getByRole('button', { name: 'Turn' }).click()
  await page.getByRole('button', { name: 'Next page' }).click()
  await visitor.settled()
  expect((await ink(page, 2, 'paper.pdf')).box[3]).toBeLessThan(12)
  // Scans: the same bar in both.
  for (const number of [3, 4]) {
    await page.getByRole('button', { name: 'Next page' }).click()
    await visitor.settled()
    const { box, share } = await ink(page, number, 'paper.pdf')
    expect(share).toBeGreaterThan(0.2)
    for (const [at, side] of [33, 67, 17, 83].entries()) expect(Math.abs(box[at]! - side)).toBeLessThan(3)
  }
  expect(await page.getByRole('button', { name: 'Next page' }).isDisabled()).toBe(true)
  // With keys: larger, read to its end, back to the page before.
  const width = () => sheet(page, 4, 'paper.pdf').evaluate((node) => node.clientWidth)
  const before = await width()
  await visitor.tabTo(window(page, 'paper.pdf'), { back: true })
  await page.keyboard.press('+')
  await visitor.settled()
  expect(await width()).toBeGreaterThan(before * 1.4)
  await page.keyboard.press('-')
  await page.keyboard.press('PageUp')
  await page.getByText('Page 3 of 4').waitFor()
  await expect.poll(async () => {
    await page.keyboard.press('PageDown')
    return page.getByText('Page 4 of 4').isVisible()
  }).toBe(true)

  // What reads it runs beside the page, from us, under a policy of its own, and none of it is WebAssembly.
  const reader = [...answers].filter(([address]) => /pdf\.worker[^/]*\.mjs$/.test(address))
  expect(reader.map(([, headers]) => headers['content-security-policy'])).toEqual(["default-src 'none'; script-src 'self'; connect-src 'self'"])
  expect(fetched(/\/assets\/pdf-\d/).map((path) => path.split('/').at(-1)).toSorted()).toEqual(['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js'])
  expect(fetched(/\.wasm$/)).toEqual([])
  expect([...answers.keys()].filter((address) => !address.startsWith('blob:') && new URL(address).origin !== here.url)).toEqual([])

  await page.getByLabel('right, Sphere', { exact: true }).fill('-2.25')
  await page.getByLabel('left, Sphere', { exact: true }).fill('-1.75')
  await page.getByRole('button', { name: /^Save the prescription/ }).click()
  await page.getByRole('button', { name: 'New prescription' }).waitFor()
  const { items } = await here.owner.must<{ items: PrescriptionView[] }>(200, 'GET', `/prescriptions?customerId=${customerId}`)
  const { items: [photo] } = await here.owner.must<{ items: PhotoView[] }>(200, 'GET', `/prescriptions/${items[0]!.id}/photos`)
  expect(photo).toMatchObject({ name: 'paper.pdf', mediaType: 'application/pdf' })
  await page.getByRole('button', { name: 'Photos' }).click()
  await page.getByRole('button', { name: 'paper.pdf', exact: true }).click()
  await page.getByText('Page 1 of 4').waitFor()
  await visitor.settled()
  expect((await ink(page, 1, 'paper.pdf')).share).toBeGreaterThan(0.005)
  await page.getByRole('button', { name: 'Next page' }).click()
  await page.getByRole('button', { name: 'Larger' }).click()
  await visitor.settled()
  // A new version is typed with the paper beside it; unasked it is not opened.
  await page.getByRole('button', { name: 'New version' }).click()
  await page.getByLabel('Why it changes').waitFor()
  expect(await page.getByRole('button', { name: 'paper.pdf', exact: true }).getAttribute('aria-pressed')).toBe('false')
  const file = `/api/v1/prescriptions/${items[0]!.id}/photos/${photo!.id}`
  expect(fetched(new RegExp(`${photo!.id}$`))).toEqual([file])
  const { items: audit } = await here.owner.must<{ items: AuditEntryView[] }>(200, 'GET', `/audit?looks=true&subjectId=${items[0]!.id}`)
  expect(audit.filter(({ action }) => action === 'prescriptions.photo-opened')).toHaveLength(1)
  // Health data: with the panel it is gone from the device.
  expect([...answers].find(([address]) => address.includes(file))?.[1]['cache-control']).toContain('no-store')
  expect(await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat().filter((url) => /photos|pdf/.test(url)))).toEqual([])
  expect(visitor.troubles).toEqual([])
})

it('says why a PDF is not shown, and leaves it to the reader of the device, on a telephone, too', async () => {
  await using visitor = await here.arrive({ size: 'phone', scheme: 'dark' })
  const { page } = visitor
  await typing(visitor, 'Nečitelný')
  await choose(page, 'torn.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(400, 'x')]))
  await page.getByRole('alert').getByText('This PDF cannot be read here.').waitFor()
  const link = page.getByRole('link', { name: "Open in the device's reader" })
  expect(await link.getAttribute('download')).toBe('torn.pdf')
  expect([...await layoutFaults(page), ...await accessFaults(page)]).toEqual([])
  await page.getByRole('button', { name: 'Leave torn.pdf out' }).click()
  await choose(page, 'locked.pdf', writePdf([{ text: ['secret'] }], { locked: true }))
  await page.getByRole('alert').getByText('opens only with its password').waitFor()
  await link.waitFor()
  // A scan that breaks off: the sheet is drawn without it, and that is said.
  await page.getByRole('button', { name: 'Leave locked.pdf out' }).click()
  await choose(page, 'half.pdf', writePdf([{ scan: { ...scan, filter: 'JPXDecode', bytes: aJpxScan().subarray(0, 60) } }, { text: ['whole'] }]))
  await page.getByRole('status').getByText('Something on this page could not be drawn.').waitFor()
  await visitor.settled()
  expect((await ink(page, 1, 'half.pdf')).share).toBe(0)
  await page.getByRole('button', { name: 'Next page' }).click()
  await visitor.settled()
  expect((await ink(page, 2, 'half.pdf')).share).toBeGreaterThan(0)
  expect(await page.getByText('Something on this page could not be drawn.').count()).toBe(0)
  // A font without a letter: nothing of the text is there, and nothing but that line says so.
  await page.getByRole('button', { name: 'Leave half.pdf out' }).click()
  await choose(page, 'letters.pdf', writePdf([{ text: ['-2.25'], font: 'empty' }]))
  await page.getByRole('status').getByText('Something on this page could not be drawn.').waitFor()
  // A book, with a picture in it that would fill the memory.
  await page.getByRole('button', { name: 'Leave letters.pdf out' }).click()
  await choose(page, 'book.pdf', writePdf([{ scan: { ...scan, filter: 'JPXDecode', bytes: aJpxScan(), side: 20_000 } }, ...Array.from({ length: 44 }, (_, at) => ({ text: [`page ${at + 2}`] }))]))
  await page.getByText('The first 40 of 45 pages are shown.').waitFor()
  await page.getByRole('status').getByText('Something on this page could not be drawn.').waitFor()
  expect([...await layoutFaults(page), ...await accessFaults(page)]).toEqual([])
  expect(visitor.troubles).toEqual([])
})
