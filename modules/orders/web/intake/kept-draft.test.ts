import { beforeEach, expect, it, vi } from 'vitest'
import type { PrescriptionChoice } from '#modules/prescriptions/web'
import { emptyDraft } from './draft.ts'
import type { keepDraft, keptDraft } from './kept-draft.ts'

const place = { organizationId: 'o', personId: 'p', branchId: 'b' }
const disk = new Map<string, string>()
vi.stubGlobal('localStorage', { getItem: (key: string) => disk.get(key) ?? null, setItem: (key: string, value: string) => void disk.set(key, value), removeItem: (key: string) => void disk.delete(key) })

const eye = { sphere: -4250, cylinder: -750, axisDeg: 175 }
const typed = {
  typed: { id: '0199a000-0000-7000-8000-000000000001', entry: { right: eye, left: eye, proposed: [] }, purpose: 'progressive', prescriber: 'MUDr. Alena Horáková', licence: '', examinedOn: '2026-11-12' },
} as unknown as PrescriptionChoice

/** The page as it is after a reload: nothing in memory. */
async function freshPage(): Promise<{ keepDraft: typeof keepDraft; keptDraft: typeof keptDraft }> {
  vi.resetModules()
  return import('./kept-draft.ts')
}
beforeEach(() => disk.clear())

it('leaves no value of a prescription on the device, and has all of them while the page lives', async () => {
  const page = await freshPage()
  const draft = { ...emptyDraft('cash'), note: 'round', prescription: typed }
  expect(page.keepDraft(place, draft)).toBe(true)
  expect([...disk.values()].join()).not.toMatch(/4250|750|175|progressive|Horáková/)
  expect(page.keptDraft(place)).toEqual(draft)
})

it('says after a reload that a prescription was being typed, empty', async () => {
  const { keepDraft: keep } = await freshPage()
  keep(place, { ...emptyDraft('cash'), note: 'round', prescription: typed })
  const { keptDraft: kept } = await freshPage()
  expect(kept(place)).toMatchObject({ note: 'round', prescription: { typed: { id: '0199a000-0000-7000-8000-000000000001', examinedOn: '2026-11-12', purpose: null, entry: { right: { sphere: null }, left: { sphere: null } } } } })
})

it('keeps which version of a prescription an order uses', async () => {
  const { keepDraft: keep } = await freshPage()
  keep(place, { ...emptyDraft('cash'), prescription: { use: { id: 'x', version: 2 } } })
  const { keptDraft: kept } = await freshPage()
  expect(kept(place)?.prescription).toEqual({ use: { id: 'x', version: 2 } })
})

it('takes a draft of an older shape off the device', async () => {
  disk.set('lunette-intake-o-p-b', JSON.stringify({ shape: 2, draft: { prescription: typed } }))
  const { keptDraft: kept } = await freshPage()
  expect(kept(place)).toBeNull()
  expect(disk.size).toBe(0)
})
