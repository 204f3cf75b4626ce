import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Brings the catalogues in step with the code: collects every text into locales/<language>/*.po (new ones empty, to be
 * translated; those no longer said are dropped) and compiles them for server and web. Run it after changing a text.
 */
const lingui = fileURLToPath(new URL('../node_modules/.bin/lingui', import.meta.url))

for (const command of [['extract', '--clean', '--overwrite'], ['compile', '--typescript']]) {
  const { status } = spawnSync(process.execPath, [lingui, ...command], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
