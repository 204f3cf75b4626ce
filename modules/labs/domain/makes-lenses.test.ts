import { expect, it } from 'vitest'
import { notMadeBy } from './makes-lenses.ts'
import type { LabLensKind } from './makes-lenses.ts'

const wanted = [{ name: 'Nova 1.6', maker: 'Nova', kind: 'progressive' }, { name: 'Klar 1.5', maker: 'Klarglas', kind: 'single-vision' }, { name: 'our own', maker: null, kind: null }] as const
const names = (makers: string[], kinds: LabLensKind[]) => notMadeBy({ makers, kinds }, wanted).map(({ name }) => name)

it('names what a lab does not make, by maker and by kind; one that names none makes any, and what nobody said counts against none', () => {
  expect([names([], []), names([' nova '], []), names([], ['single-vision']), names(['Nova', 'Klarglas'], ['progressive']), names([], ['contact-lens'])])
    .toEqual([[], ['Klar 1.5'], ['Nova 1.6'], ['Klar 1.5'], ['Nova 1.6', 'Klar 1.5']])
})
