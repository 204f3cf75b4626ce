import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const installed = createRequire(import.meta.url)

const folders = {
  '@expo-google-fonts/noto-sans': ['400Regular', '500Medium', '600SemiBold', '700Bold'],
  '@expo-google-fonts/noto-sans-sc': ['400Regular', '700Bold'],
}

/**
 * Folders that hold the fonts of our papers, one weight each; typst reads a font file only when a page needs it.
 * TrueType only: typst draws boxes for woff. Noto Sans comes first, for Noto Sans SC lacks the Czech letters.
 */
export function fontFolders(): string[] {
  return Object.entries(folders).flatMap(([name, weights]) => {
    const home = dirname(installed.resolve(`${name}/package.json`))
    return weights.map((weight) => join(home, weight))
  })
}
