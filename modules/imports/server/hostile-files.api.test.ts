import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { anImportWorld } from '../testing/import-world.ts'

/** A zip of these entries; `stated` lies about the unpacked size. */
function zip(entries: readonly { readonly name: string; readonly content: Buffer; readonly stated?: number }[]): Buffer {
  const [files, list]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const { name, content, stated = content.length } of entries) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(content), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(stated, 18)
    head.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, Buffer.from(name), packed])
    const entry = Buffer.alloc(42)
    entry.writeUInt16LE(20, 0)
    head.copy(entry, 2, 0, 24)
    entry.writeUInt32LE(offset, 38)
    list.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), entry, Buffer.from(name)]))
    files.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, directory, Buffer.from('PK\u0005\u0006'), end])
}

/** A workbook as spreadsheets write it, of one sheet with these rows; days are shown as days by the second cell format. */
function workbook(rows: readonly string[]): Buffer {
  const [main, relations, packages] = ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://schemas.openxmlformats.org/package/2006']
  const relation = (id: number, type: string, target: string): string => `<Relationship Id="r${id}" Type="${relations}/${type}" Target="${target}"/>`
  return zip(Object.entries({
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Customers" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows.map((cells, index) => `<row r="${index + 1}">${cells}</row>`).join('')}</sheetData></worksheet>`,
  }).map(([name, text]) => ({ name, content: Buffer.from(text) })))
}

describe('a file', () => {
  it.each([
    ['of nothing but blanks', Buffer.from(' \n\n'), 'no-headings'],
    ['that is a picture', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ', 'base64'), 'no-text'],
    ['that is a web page', Buffer.from('<html><script>alert(1)</script></html>'), 'no-text'],
    ['with NULs', Buffer.from('Name,Surname\nA\0,B\n'), 'no-text'],
    ['of a million columns', Buffer.from(`${'a,'.repeat(1_000_000)}\n`), 'too-many-columns'],
    ['that is a zip of something else', zip([{ name: 'readme.txt', content: Buffer.from('hello') }]), 'no-workbook'],
    ['that unpacks to a bomb', zip([{ name: 'xl/workbook.xml', content: Buffer.alloc(30_000_000) }]), 'bomb'],
    ['that lies about its size', zip([{ name: 'xl/workbook.xml', content: Buffer.alloc(3_000_000), stated: 100 }]), 'bomb'],
    ['whose names climb out of their folder', zip([{ name: '../../etc/passwd', content: Buffer.from('x') }]), 'hostile-names'],
    ['of five hundred and one entries', zip(Array.from({ length: 501 }, (_, index) => ({ name: `xl/${index}`, content: Buffer.from('x') }))), 'bomb'],
  ])('%s is refused, with its reason', async (_what, content, reason) => {
    await using world = await anImportWorld()
    const answer = await world.read(await world.begin('customers', content, 'harmless.csv'))
    expect(answer).toMatchObject({ status: 422, problem: 'imports/not-this-file', body: { reason } })
  })

  it('that is a workbook is read like a table, formulas as what they are', async () => {
    await using world = await anImportWorld()
    const text = (place: string, value: string): string => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`
    const book = workbook([
      text('A1', 'Name') + text('B1', 'Surname') + text('C1', 'Birth date') + text('D1', 'Phone'),
      `${text('A2', 'Eva')}${text('B2', 'Nová')}<c r="C2" s="1"><v>30804</v></c>${text('D2', '603 123 456')}`,
      text('A3', '=1+1') + text('B3', "=cmd|' /C calc'!A0"),
      `<c r="A4" t="str"><f>CONCATENATE("I","va")</f><v>Iva</v></c>${text('B4', 'Bílá')}`,
    ])
    const { foreseen, result } = await world.bring('customers', book)
    expect(result).toEqual(foreseen)
    expect(result).toMatchObject({ created: 3, refused: 0 })
    expect(await world.customers()).toMatchObject([{ family_name: "=cmd|' /C calc'!A0", given_name: '=1+1' }, { family_name: 'Bílá', given_name: 'Iva' }, { family_name: 'Nová', birth_on: '1984-05-02', phones: ['+420603123456'] }])
  })

  it('with a quote that is never closed loses that row and no other', async () => {
    await using world = await anImportWorld()
    const { result } = await world.bring('customers', 'Name,Surname\n"Eva,Nová\nJan,Malý\nIva,"Bílá"\n')
    expect(result).toMatchObject({ created: 2, refused: 1, reasons: [{ code: 'broken-quotes', first: [1] }] })
  })

  it.each([
    ['UTF-8 with a mark', Buffer.from('\u{feff}Jméno;Příjmení\nŽofie;Řezníčková\n'), 'utf-8', 'Řezníčková'],
    ['Windows-1250', Buffer.from('4a6de96e6f3b50f8ed6a6d656eed0a8e6f6669653bd8657a6eede86b6f76e10a', 'hex'), 'windows-1250', 'Řezníčková'],
    ['GB18030', Buffer.from('d0d52cc3fb0acdf52cbefc0ac0ee2cd0e3c0bc0a', 'hex'), 'gb18030', '李'],
    ['Latin-1', Buffer.from('Nome;Sobrenome\nJoão;Conceição\nÂngela;Gonçalves\n', 'latin1'), 'latin-1', 'Conceição'],
  ])('in %s is read as it was written', async (_what, content, encoding, name) => {
    await using world = await anImportWorld()
    const found = await world.read(await world.begin('customers', content))
    expect(found.body.settings?.encoding).toBe(encoding)
    await world.bring('customers', content)
    expect((await world.customers()).map(({ family_name }) => family_name)).toContain(name)
  })
})

describe('an import', () => {
  it('is nobody else\'s: not another organization\'s, not of a role without the right', async () => {
    await using world = await anImportWorld()
    const id = await world.begin('customers', 'Name,Surname\nEva,Nová\n')
    const { here, elsewhere } = world
    for (const [method, path] of [['GET', ''], ['POST', '/read'], ['GET', '/samples'], ['GET', '/refused.csv'], ['GET', '/kept'], ['DELETE', '']] as const) {
      expect((await world.ask(elsewhere.staff.owner, method, `/imports/${id}${path}`)).status, path).toBe(404)
      expect(await world.ask(here.staff.clerk, method, `/imports/${id}${path}`), path).toMatchObject({ status: 403, problem: 'http/forbidden' })
    }
    expect((await world.ask<{ items: unknown[] }>(elsewhere.staff.owner, 'GET', '/imports')).body.items).toEqual([])
    expect((await world.ask(here.staff.manager, 'GET', `/imports/${id}`)).status).toBe(200)
  })

  it('keeps its steps: no run without a dry run, no parts behind the reading, no settings of another version', async () => {
    await using world = await anImportWorld()
    const { owner } = world.here.staff
    const read = await world.upload('customers', 'Name,Surname\nEva,Nová\n')
    expect(await world.ask(owner, 'POST', `/imports/${read.id}/run`, { version: read.version })).toMatchObject({ status: 409, problem: 'imports/not-now' })
    expect(await world.ask(owner, 'PUT', `/imports/${read.id}/parts/0`, { body: { base64: 'YQ==' } })).toMatchObject({ problem: 'imports/not-now' })
    expect(await world.ask(owner, 'PUT', `/imports/${read.id}/settings`, { body: read.settings, version: read.version - 1 })).toMatchObject({ problem: 'http/version-stale' })
    expect(await world.ask(owner, 'PUT', `/imports/${read.id}/settings`, { body: { ...read.settings, fields: ['familyName', 'familyName'] }, version: read.version })).toMatchObject({ problem: 'http/invalid' })
  })

  it('leaves no name of the file in the open', async () => {
    await using world = await anImportWorld()
    await world.upload('customers', 'Name,Surname\nTajemná,Zvláštní\n')
    const [part] = await world.peek<{ hidden: boolean }>(`select position('Tajemn'::bytea in content) = 0 as hidden from import_parts limit 1`)
    expect(part?.hidden).toBe(true)
  })
})
