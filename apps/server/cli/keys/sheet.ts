import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { languages } from '#kernel/languages'
import type { Language } from '#kernel/languages'
import { writeKeyCode } from '#platform/crypto/key-code'
import type { PrintedKey } from '#platform/crypto/key-code'
import { readKeyFile } from '#platform/crypto/key-file'
import type { KeyFile } from '#platform/crypto/key-file'
import { translator } from '#platform/i18n/index'
import { PdfPrinter } from '#platform/pdf/pdf-printer'
import { StartRefused } from '#platform/start-refused'
import { readOptions } from '../read-options.ts'
import type { KeysContext } from './context.ts'

const template = fileURLToPath(new URL('./sheet.typ', import.meta.url))

/** `lunette keys sheet`: the master keys on paper, as QR codes and to be typed, for the day on which the key file and its copies are gone. */
export async function printSheet({ floor, say }: KeysContext, args: readonly string[], usage: string): Promise<number> {
  const { out, language } = readOptions(args, usage, z.object({ out: z.string().min(1), language: z.enum(languages).default('en') }))
  if (existsSync(out)) throw new StartRefused(`${out} is there already: name another file.`)
  const content = readKeyFile(floor.config.keysFile)
  if (!content) throw new StartRefused(`The key file ${floor.config.keysFile} is missing, so there is nothing to print.`)
  await using printer = new PdfPrinter()
  writeFileSync(out, await printer.print(template, sheetData(content, language, new Date(), hostname())), { mode: 0o600, flag: 'wx' })
  chmodSync(out, 0o600)
  say(`${out} has ${content.keys.length === 1 ? 'the master key' : `${content.keys.length} master keys`}. Print it, lock the paper away from the machine and its backups, and delete the file.`)
  return 0
}

/** All words and codes of the sheet. */
export function sheetData({ keys, session }: KeyFile, language: Language, at: Date, machine: string): object {
  const i18n = translator(language)
  const date = i18n.date(at, { dateStyle: 'long' })
  const code = (label: string, key: PrintedKey): object => ({ label, text: writeKeyCode(key), qr: { barcode: 'qr', text: writeKeyCode(key) } })
  return {
    language,
    title: i18n._(/*i18n*/ { id: 'keys-sheet.title', message: 'Emergency sheet' }),
    made: i18n._({ id: 'keys-sheet.made', message: 'Lunette on {machine}, {date}', values: { machine, date } }),
    paragraphs: [
      i18n._({ id: 'keys-sheet.what', message: 'Without these keys nobody can read the health data, files and personal values in the database and its backups. With them and a backup anybody can. Lock this sheet away, apart from the machine and from the backups.' }),
      i18n._({ id: 'keys-sheet.how', message: 'When the key file is lost: write lunette keys restore at the machine, then scan or type each code, one a line, and end with an empty line. Case, blanks and hyphens do not matter; a slip is noticed.' }),
    ],
    codes: [
      ...keys.toSorted((a, b) => b.version - a.version).map(({ version, secret }) => code(i18n._({ id: 'keys-sheet.master', message: 'Master key {version}', values: { version } }), { what: 'master', version, secret: Buffer.from(secret, 'base64') })),
      code(i18n._(/*i18n*/ { id: 'keys-sheet.session', message: 'Secret of the sessions' }), { what: 'session', secret: Buffer.from(session, 'base64') }),
    ],
  }
}
