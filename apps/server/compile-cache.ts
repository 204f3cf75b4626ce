import { mkdirSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { isAbsolute, join } from 'node:path'
import { defaultDataFolder } from './data-folder.ts'

// Loaded before the program itself (node --import): what was compiled once is read back at the next start.
const folder = process.env.LUNETTE_DATA_DIR ?? defaultDataFolder(process.env)
if (isAbsolute(folder)) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    enableCompileCache(join(folder, 'compile-cache'))
  } catch {
    // Without it the start only takes longer; whether the folder can be used is judged with the settings.
  }
}
