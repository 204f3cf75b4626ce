import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fontFolders } from '#platform/pdf/fonts'
import type { Installation, Look } from './area.ts'

/** Whether papers can be printed. */
export const lookAtFonts = ({ fonts = fontFolders() }: Installation): Look => ({ well: 'The fonts of printed papers are there.', defects: fonts.flatMap(fontDefects) })

/** Whether there are pages to show. */
export const lookAtWebApp = ({ webDir }: Installation): Look =>
  ({ well: 'The web app is built.', defects: existsSync(join(webDir, 'index.html')) ? [] : [`${webDir} holds no web app: run "npm start", which builds it.`] })

/** Only says where to look until Lunette makes backups itself. */
export const lookAtBackups = ({ config: { dataDir, databaseUrl } }: Installation): Look =>
  ({ well: `Backups are not set up: Lunette does not make them yet. Stop it and copy ${databaseUrl ? `the database that DATABASE_URL names and the folder ${dataDir}` : `the folder ${dataDir}`} every day, and keep the key apart from the copy.`, defects: [], note: true })

function fontDefects(folder: string): string[] {
  const found = existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.ttf'))
  return found ? [] : [`The font of ${folder} is missing and papers would show boxes: run "npm ci".`]
}
