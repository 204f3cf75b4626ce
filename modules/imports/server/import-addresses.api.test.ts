import { expect, it } from 'vitest'
import { anImportWorld } from '../testing/import-world.ts'

type World = Awaited<ReturnType<typeof anImportWorld>>

/** Where the customers live and which tax numbers they have, by family name. */
const known = (world: World) => world.peek<{ name: string; addresses: string[]; taxes: string[] }>(`
  select c.family_name as name,
    array(select concat_ws('|', a.kind, a.street, a.city, a.postal_code, a.region, a.country) from customer_addresses a where a.customer_id = c.id order by a.position) as addresses,
    array(select t.kind || ' ' || t.value from customer_tax_ids t where t.customer_id = c.id order by t.kind) as taxes
  from customers c where c.organization_id = $1 and c.id <> $2 order by c.family_name`, [world.here.id, world.customerId])

it.each([
  ['Czech', 'Jméno;Příjmení;Ulice;Město;PSČ;Kraj;Země;IČO;DIČ\nEva;Nová;Dlouhá 5;Praha;110 00;Praha;Česko;27074358;CZ27074358\n', ['home|Dlouhá 5|Praha|110 00|Praha|CZ'], ['cz-dic CZ27074358', 'cz-ico 27074358']],
  ['English', 'First name,Last name,Address,City,Postal code,Region,Country,Tax number\nAna,Nová,12 High St,Leeds,LS1 4AP,,United Kingdom,CZ27074358\n', ['home|12 High St|Leeds|LS1 4AP||GB'], ['cz-dic CZ27074358']],
  ['Portuguese', 'Nome;Sobrenome;Endereço;Cidade;CEP;UF;País;CPF;CNPJ\nAna;Nová;Rua Augusta 100;São Paulo;01304-000;SP;Brasil;529.982.247-25;11.222.333/0001-81\n', ['home|Rua Augusta 100|São Paulo|01304-000|SP|BR'], ['br-cnpj 11222333000181', 'br-cpf 52998224725']],
  ['Chinese', '姓,名,地址,城市,邮编,省份,国家,统一社会信用代码\nNová,丽,南京路1号,上海,200000,上海,中国,91350100M000100Y43\n', ['home|南京路1号|上海|200000|上海|CN'], ['cn-uscc 91350100M000100Y43']],
])('reads addresses and tax numbers from %s headings', async (_language, table, addresses, taxes) => {
  await using world = await anImportWorld()
  const { foreseen, result } = await world.bring('customers', table)
  expect(result).toMatchObject({ created: 1, refused: 0 })
  expect(result).toEqual(foreseen)
  expect(await known(world)).toEqual([{ name: 'Nová', addresses, taxes }])
})

it('refuses what fails its check digits and countries that nobody knows, each with its field', async () => {
  await using world = await anImportWorld()
  const { foreseen, result } = await world.bring('customers', 'Jméno;Příjmení;Země;IČO;CPF/CNPJ\nEva;Nová;Atlantis;27074359;\nIva;Bílá;;;52998224726\nOla;Malá;;;52998224725\n')
  expect(result).toEqual(foreseen)
  expect(result).toMatchObject({ created: 1, refused: 2 })
  expect(result?.reasons.map(({ code, field, first }) => [code, field, first])).toEqual(expect.arrayContaining([['unknown-word', 'country', [1]], ['not-a-tax-id', 'taxId', [2]]]))
  expect(await known(world)).toMatchObject([{ taxes: ['br-cpf 52998224725'] }])
})

it('moves who comes again with another address, gives a tax number, and takes all of that back', async () => {
  await using world = await anImportWorld()
  const table = (rows: string): string => `ID;Jméno;Příjmení;Adresa;Obec;PSČ;IČO\n${rows}\n`
  await world.bring('customers', table('1;Eva;Nová;Dlouhá 5;Praha;11000;\n2;Jan;Malý;Krátká 1;Brno;60200;'))
  expect((await world.bring('customers', table('1;Eva;Nová;DLOUHÁ 5;praha;110 00;'))).result).toMatchObject({ unchanged: 1 })
  const again = await world.bring('customers', table('1;Eva;Nová;Nová 9;Brno;60200;27074358\n2;Jan;Malý;;;;\n3;Ota;Nový;Jiná 2;Zlín;76001;27074358'))
  expect(again.result).toEqual(again.foreseen)
  expect(again.result).toMatchObject({ created: 1, updated: 1, unchanged: 1 })
  expect(await known(world)).toEqual([
    { name: 'Malý', addresses: ['home|Krátká 1|Brno|60200||CZ'], taxes: [] },
    { name: 'Nová', addresses: ['home|Nová 9|Brno|60200||CZ'], taxes: ['cz-ico 27074358'] },
    { name: 'Nový', addresses: ['home|Jiná 2|Zlín|76001||CZ'], taxes: ['cz-ico 27074358'] },
  ])
  expect((await world.act(again.id, 'undo')).undone).toEqual({ removed: 1, restored: 1, kept: 0 })
  expect(await known(world)).toEqual([
    { name: 'Malý', addresses: ['home|Krátká 1|Brno|60200||CZ'], taxes: [] }, { name: 'Nová', addresses: ['home|Dlouhá 5|Praha|11000||CZ'], taxes: [] },
  ])
})

it('knows somebody again by the tax number as long as the name agrees: colleagues share that of their company', async () => {
  await using world = await anImportWorld()
  await world.bring('customers', 'Jméno;Příjmení;IČO\nEva;Nová;27074358\n')
  const { foreseen, result } = await world.bring('customers', 'Jméno;Příjmení;IČO;Město\nEva;NOVÁ;27074358;Brno\nIva;Bílá;27074358;Brno\n')
  expect(result).toEqual(foreseen)
  expect(result).toMatchObject({ created: 1, updated: 1 })
})

it('shows beside the samples what is no phone and no tax number, before the dry run', async () => {
  await using world = await anImportWorld()
  const { id } = await world.upload('customers', 'Jméno;Příjmení;Mobil;IČO\nEva;Nová;12;27074359\nIva;Bílá;603 111 222;27074358\n')
  const { body } = await world.ask<{ items: { faults: { field: string }[] }[] }>(world.here.staff.owner, 'GET', `/imports/${id}/samples`)
  expect(body.items.map(({ faults }) => faults.map(({ field }) => field))).toEqual([['phone', 'companyId'], []])
})
