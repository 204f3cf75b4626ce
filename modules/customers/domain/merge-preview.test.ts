import { expect, it } from 'vitest'
import { mergePreview } from './merge-preview.ts'

const blank = { title: null, birthOn: null, preferredChannel: null, source: null, note: null, employer: null, insurer: null, guardian: null, phones: [], emails: [], addresses: [], taxIds: [], tags: [] }
const phone = { value: '+420603118274', display: '603 118 274' }

it('moves what the survivor lacks and nothing it has', () => {
  const moved = mergePreview({ ...blank, title: 'Ing.', phones: [phone], emails: [{ value: 'eva@posta.example' }] }, { ...blank, title: 'Bc.', birthOn: '1984-05-02', phones: [phone, { value: '+420603118275', display: '603 118 275' }], emails: [{ value: 'EVA@posta.example' }], tags: ['Golf'] })
  expect(moved).toEqual({ filled: ['birthOn'], noteAdded: false, phones: ['603 118 275'], emails: [], addresses: [], taxIds: [], tags: ['Golf'] })
})

it('puts a differing note under the own one', () => {
  expect(mergePreview({ ...blank, note: 'a' }, { ...blank, note: 'b' }).noteAdded).toBe(true)
  expect(mergePreview({ ...blank, note: 'a' }, { ...blank, note: 'a' }).noteAdded).toBe(false)
})

it('keeps one tax number of a kind', () => {
  const ico = (display: string) => ({ kind: 'cz-ico', display })
  expect(mergePreview({ ...blank, taxIds: [ico('27082440')] }, { ...blank, taxIds: [ico('25596641')] }).taxIds).toEqual([])
})
