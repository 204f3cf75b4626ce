import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'

type Translations = Map<string, string>

const catalogsBelow = (root: string) => getCatalogs(getConfig({ cwd: root }))

/** What is translated by now, by language and id, in whichever .po file of locales/<language> it stands. */
export async function readTranslations(root: string): Promise<Map<string, Translations>> {
  const [first] = await catalogsBelow(root)
  const known = new Map<string, Translations>()
  for (const language of first?.locales ?? []) {
    const translations: Translations = new Map()
    const folder = join(root, 'locales', language)
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.po'))) {
      for (const [id, { translation }] of Object.entries((await first?.format.read(join(folder, file), language)) ?? {})) if (translation) translations.set(id, translation)
    }
    known.set(language, translations)
  }
  return known
}

/**
 * Gives texts without a translation the one that another catalogue has, or had: a text that comes to be said elsewhere as
 * well moves to another file, and nobody translates it twice.
 */
export async function fillIn(root: string, known: ReadonlyMap<string, ReadonlyMap<string, string>>): Promise<void> {
  for (const catalog of await catalogsBelow(root)) {
    for (const [language, translations] of known) {
      const texts = (await catalog.read(language)) ?? {}
      const lacking = Object.entries(texts).filter(([id, { translation }]) => !translation && translations.has(id))
      for (const [id, text] of lacking) text.translation = translations.get(id)!
      if (lacking.length > 0) await catalog.write(language, texts)
    }
  }
}
