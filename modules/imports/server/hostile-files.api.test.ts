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
    ['of ten thousand columns', Buffer.from(`${Array.from({ length: 10_000 }, (_, column) => `"column ${column}"`).join(';')}\n${';'.repeat(9_999)}\n`), 'too-many-columns'],
    ['of headings only', Buffer.from('Name,Surname\r\n\r\n'), 'no-rows'],
    ['of one line of five megabytes', Buffer.from(`Name,Surname${'x'.repeat(5_000_000)}`), 'no-columns'],
    ['in UTF-16, little end first', Buffer.from('\u{feff}Name\tSurname\nEva\tNová\n', 'utf16le'), 'utf-16'],
    ['in UTF-16, big end first', Buffer.from('\u{feff}Name\tSurname\nEva\tNová\n', 'utf16le').swap16(), 'utf-16'],
    ['whose end is in another encoding than its beginning', Buffer.concat([Buffer.from('Jméno;Příjmení\nŽofie;Řezníčková\n'), Buffer.from('4a6de96e6f3b50f8ed6a6d656eed0a8e6f6669653bd8657a6eede86b6f76e10a'.repeat(3), 'hex')]), 'mixed-encodings'],
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

  it('whose end is in UTF-8 and its long beginning is not has those rows refused that it makes unreadable', async () => {
    await using world = await anImportWorld()
    // Longer than what is looked at to tell the encoding: 50 rows with 100 kB in a column that is left out.
    const row = Buffer.concat([Buffer.from('Marie;Vesel'), Buffer.from([0xe1]), Buffer.from(`;${'x'.repeat(100_000)}\n`)])
    const { id, settings } = await world.upload('customers', Buffer.concat([Buffer.from('Name;Surname;Other\n'), ...Array.from({ length: 50 }, () => row), Buffer.from('Žofie;Řezníčková;\n')]))
    expect(settings?.encoding).toBe('windows-1250')
    const { foreseen } = await world.act(id, 'dry-run')
    expect(foreseen).toMatchObject({ created: 50, refused: 1 })
    expect(foreseen?.reasons.map(({ code, first }) => [code, first])).toContainEqual(['unreadable-signs', [51]])
  })

  it.each([['at the beginning', '\u{feff}Name,Surname\nEva,Nová\n'], ['twice', '\u{feff}\u{feff}Name,Surname\nEva,Nová\n'], ['in the middle, where two files were put together', 'Name,Surname\n\u{feff}Eva,Nová\n']])('with the mark of UTF-8 %s is read without it', async (_where, content) => {
    await using world = await anImportWorld()
    expect((await world.bring('customers', content)).result).toMatchObject({ created: 1, refused: 0 })
    expect(await world.customers()).toMatchObject([{ given_name: 'Eva', family_name: 'Nová' }])
  })

  it('with NULs far behind its beginning has those rows refused', async () => {
    await using world = await anImportWorld()
    const { id } = await world.upload('customers', `Name,Surname,Other\n${`Eva,Nová,${'x'.repeat(100_000)}\n`.repeat(50)}A\0na,Bílá,\n`)
    expect((await world.act(id, 'dry-run')).foreseen?.reasons).toMatchObject([{ code: 'hidden-signs', field: 'givenName', first: [51] }])
  })

  it('with a line of many megabytes loses that line and no other, in little memory', async () => {
    await using world = await anImportWorld()
    const { foreseen, result } = await world.bring('customers', `Name,Surname,Note\nEva,Nová,\nJan,Malý,${'x'.repeat(12_000_000)}\nIva,"Bílá"\n`)
    expect(foreseen).toEqual(result)
    expect(result).toMatchObject({ created: 2, refused: 1, reasons: [{ code: 'too-long-line', first: [2] }] })
    const [row] = await world.peek<{ size: number }>('select length(sealed) as size from import_rows where outcome = $1', ['refused'])
    expect(row?.size).toBeLessThan(10_000)
  })

  it('with a quote that is opened far from its end and never closed loses that row and no other', async () => {
    await using world = await anImportWorld()
    const { result } = await world.bring('customers', `Name,Surname\n"Eva,Nová\n${Array.from({ length: 1_500 }, (_, n) => `Jan${n},Malý${'x'.repeat(60)}`).join('\n')}\n`)
    expect(result).toMatchObject({ created: 1_500, refused: 1, reasons: [{ code: 'broken-quotes', first: [1] }] })
  })

  it('that is a workbook above its size is refused before it is unpacked', async () => {
    await using world = await anImportWorld()
    const book = Buffer.concat([workbook(['<c r="A1" t="inlineStr"><is><t>Name</t></is></c>']), Buffer.alloc(21 * 1024 * 1024)])
    expect(await world.read(await world.begin('customers', book, 'big.xlsx'))).toMatchObject({ status: 422, problem: 'imports/not-this-file', body: { reason: 'too-large' } })
  })

  it('that did not arrive whole is not read, and one that is longer than was told is not taken', async () => {
    await using world = await anImportWorld()
    const { owner } = world.here.staff
    const { body: { id } } = await world.ask<{ id: string }>(owner, 'POST', '/imports', { body: { kind: 'customers', fileName: 'x.csv', size: 6_000_000 } })
    const part = Buffer.from(`Name,Surname\n${'Eva,Nová\n'.repeat(500_000)}`).subarray(0, 4_194_304)
    expect((await world.ask(owner, 'PUT', `/imports/${id}/parts/0`, { body: { base64: part.toString('base64') } })).status).toBe(204)
    expect(await world.read(id)).toMatchObject({ status: 422, problem: 'imports/not-this-file', body: { reason: 'incomplete' } })
    expect(await world.ask(owner, 'PUT', `/imports/${id}/parts/1`, { body: { base64: part.toString('base64') } })).toMatchObject({ status: 422, body: { reason: 'incomplete' } })
    expect((await world.ask(owner, 'PUT', `/imports/${id}/parts/1`, { body: { base64: part.subarray(0, 6_000_000 - 4_194_304).toString('base64') } })).status).toBe(204)
    expect((await world.read(id)).status).toBe(200)
  })

  it('of more than the organization may have waiting is refused before any of it is sent', async () => {
    await using world = await anImportWorld()
    expect(await world.ask(world.here.staff.owner, 'POST', '/imports', { body: { kind: 'customers', fileName: 'x.csv', size: 5_000_000_000 } })).toMatchObject({ status: 409, problem: 'imports/too-much' })
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
