import { readFile, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { b2bOpticName, readB2bOptic, writeB2bOptic } from '#modules/lenses/domain'
import type { ReadCatalogue } from '#modules/lenses/domain'
import { FileRefused, readCatalogueFile } from '#modules/lenses/server'
import type { Defect, Format, Inspection } from './format.ts'

/** Unpacked, a large maker's catalogue has some tens of megabytes. */
const MOST_BYTES = 24 * 2 ** 20

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`
const words: Readonly<Record<string, string>> = {
  'no-number': 'is no number', 'no-day': 'is no day', 'missing': 'is missing', 'unknown-lens': 'names a lens that LensType.Dat does not have', 'twice': 'is there twice', 'backwards': 'is greater than what it goes up to', 'unknown-value': 'has a value that means nothing', 'differs': 'says otherwise than before',
}

/** Lens catalogues of b2bOptic, version 6.10: the ZIP, or one of its files with the others beside it. */
export const b2boptic: Format = {
  name: 'b2boptic',
  async inspect({ path, bytes: head }, tell) {
    const isDat = b2bOpticName(basename(path))
    if (!isDat && !(head[0] === 0x50 && head[1] === 0x4b)) return null
    if ((await stat(path)).size > MOST_BYTES) return null
    const read = isDat ? await readFolder(dirname(path)) : await readZip(path)
    return read && inspectionOf(read, tell)
  },
}

/** Null: a ZIP of something else. */
const readZip = async (path: string): Promise<ReadCatalogue | null> => readCatalogueFile(await readFile(path)).catch((error: unknown) => {
  if (error instanceof FileRefused) return null
  throw error
})

async function readFolder(folder: string): Promise<ReadCatalogue> {
  const names = (await readdir(folder)).flatMap((name) => { const known = b2bOpticName(name); return known ? [[known, name] as const] : [] })
  return finished(readB2bOptic(new Map(await Promise.all(names.map(async ([known, name]) => [known, await readFile(join(folder, name), 'latin1')] as const)))))
}

function finished(reading: ReturnType<typeof readB2bOptic>): ReadCatalogue {
  for (;;) {
    const step = reading.next()
    if (step.done) return step.value
  }
}

function inspectionOf({ catalogue, unread, defects, defectCount }: ReadCatalogue, tell: (defect: Defect) => void): Inspection {
  for (const { file, line, kind, field } of defects) tell({ line, kind, detail: `${file}: ${field} ${words[kind] ?? kind}` })
  const sets = catalogue.lenses.reduce((sum, lens) => sum + lens.sets.length, 0)
  const again = finished(readB2bOptic(new Map([...writeB2bOptic(catalogue)].map(({ name, text }) => [name, text]))))
  const isSame = unread.length === 0 && defectCount === 0 && JSON.stringify(again.catalogue) === JSON.stringify(catalogue)
  return {
    format: 'b2boptic', defects: defectCount,
    facts: [
      `b2bOptic lens catalogue of ${catalogue.maker || 'a maker who is not named'}: ${counted(catalogue.lenses.length, 'lens type')}, ${counted(sets, 'power set')}, ${counted(catalogue.options.length, 'option')}, ${counted(catalogue.rules.length, 'rule')}, ${counted(catalogue.substitutions.length, 'changed code')}.`,
      ...unread.map(({ file, field, rows }) => `Not read: ${file}, ${field}, in ${counted(rows, 'row')}.`),
    ],
    content: { maker: catalogue.maker, makerCode: catalogue.makerCode, lenses: catalogue.lenses.length, powerSets: sets, options: catalogue.options.length, rules: catalogue.rules.length, substitutions: catalogue.substitutions.length, unread },
    lossless: { values: isSame, bytes: false, sentence: isSame ? 'Reading and writing it back keeps every value; the files are written anew.' : 'Written back it lacks what is not read, and rows with defects.' },
  }
}
