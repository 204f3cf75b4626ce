import { expect, it } from 'vitest'
import { anImportWorld } from '../testing/import-world.ts'

const table = `Kód;Název;Druh;Značka;EAN;Prodejní cena;Nákupní cena;DPH
A1;Obruba Aria;obruby;Vela;8594001234561;1 299,00 Kč;450;21 %
A2;Čočka 1,67 progresivní;čočky;Vela;;4 350,-;;21
A3;Roztok;neznámý druh;;;120,5;;
A4;Pouzdro;doplňky;;123;50;;
A5;Pouzdro;doplňky;;;-50;;99 %
`
const productsIn = (world: Awaited<ReturnType<typeof anImportWorld>>) => world.peek(`
  select p.kind, p.name, v.sku, v.gtin, v.unit_cost::int, p.details->>'index' as index, p.tax_class, p.version,
    (select r.amount::int from prices r where r.variant_id = v.id and r.valid_to is null) as price
  from products p join product_variants v on v.product_id = p.id where p.organization_id = $1 and v.sku like 'A%' order by v.sku`, [world.here.id])

it('brings products in with prices, told by words of the other system', async () => {
  await using world = await anImportWorld()
  const { foreseen, result } = await world.bring('products', table)
  expect(result).toEqual(foreseen)
  expect(result).toMatchObject({ created: 2, refused: 3 })
  expect(result?.reasons.map(({ code, field, first }) => [code, field, first])).toEqual(expect.arrayContaining([['unknown-word', 'kind', [3]], ['not-a-gtin', 'gtin', [4]], ['below-zero', 'price', [5]]]))
  expect(await productsIn(world)).toEqual([
    { kind: 'frame', name: 'Obruba Aria', sku: 'A1', gtin: '8594001234561', unit_cost: 45_000, index: null, tax_class: 'standard', version: 1, price: 129_900 },
    { kind: 'lens', name: 'Čočka 1,67 progresivní', sku: 'A2', gtin: null, unit_cost: null, index: '16700', tax_class: 'standard', version: 1, price: 435_000 },
  ])
  const { body } = await world.ask<{ items: unknown[] }>(world.here.staff.owner, 'GET', '/products?q=A1')
  expect(body.items).toHaveLength(1)
})

it('changes prices when the list comes again, and takes that back', async () => {
  await using world = await anImportWorld()
  await world.bring('products', 'SKU,Name,Price\nA1,Aria,1299\nA2,Bela,500\n')
  const { id, foreseen, result } = await world.bring('products', 'SKU,Name,Price\nA1,Aria,1399\nA2,Bela,500\nA3,Cora,700\n')
  expect(result).toEqual(foreseen)
  expect(result).toMatchObject({ created: 1, updated: 1, unchanged: 1 })
  expect(await productsIn(world)).toMatchObject([{ price: 139_900, version: 2 }, { price: 50_000, version: 1 }, { price: 70_000 }])
  expect((await world.act(id, 'undo')).undone).toEqual({ removed: 1, restored: 1, kept: 0 })
  expect(await productsIn(world)).toMatchObject([{ sku: 'A1', price: 129_900 }, { sku: 'A2', price: 50_000 }])
})

it('refuses a code that belongs to something else', async () => {
  await using world = await anImportWorld()
  await world.bring('products', 'Product ID,SKU,Name\n1,A1,Aria\n2,A2,Bela\n')
  const { foreseen, result } = await world.bring('products', 'Product ID,SKU,Name\n1,A2,Aria\n')
  expect(result).toEqual(foreseen)
  expect(result).toMatchObject({ refused: 1, reasons: [{ code: 'code-taken', field: 'sku' }] })
})
