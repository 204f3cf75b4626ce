import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { problemIndex, problemList, problemPage } from '../apps/server/problem-list.ts'

/** Writes docs/problems anew from the lists in the code: `npm run problem-pages`. */
const folder = fileURLToPath(new URL('../docs/problems/', import.meta.url))

rmSync(folder, { recursive: true, force: true })
for (const problem of problemList) {
  const file = join(folder, `${problem.type}.md`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, problemPage(problem))
}
writeFileSync(join(folder, 'README.md'), problemIndex())
