// Some optional platform binaries are announced by packages but absent from registries; npm then cannot lock them and
// `npm ci` refuses the whole lockfile. Run this after every change of the lockfile: it removes the names without an entry.
import { readFileSync, writeFileSync } from 'node:fs'

const path = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(path, 'utf8'))
// Native code that nobody loads: pdf.js would draw with it in Node; here browsers draw.
for (const key of Object.keys(lock.packages)) if (key.startsWith('node_modules/@napi-rs/canvas')) delete lock.packages[key]
const present = new Set(Object.keys(lock.packages).map((key) => key.replace(/^.*node_modules\//, '')))
let removed = 0
for (const entry of Object.values(lock.packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (present.has(name)) continue
    delete entry.optionalDependencies[name]
    removed += 1
  }
}
// Download addresses belong to one machine's registry settings; the integrity hashes are what pins the content.
for (const entry of Object.values(lock.packages)) delete entry.resolved
writeFileSync(path, JSON.stringify(lock, null, 2) + '\n')
console.log(`${removed} optional names without an entry removed`)
