import { parseArgs } from 'node:util'
import { findSample } from '#modules/identity/server'
import { StartRefused } from '#platform/start-refused'
import type { Config } from '../config.ts'
import { openFloor } from '../floor.ts'
import { sizeM } from '../sample-m/invent-chain.ts'
import { makeSampleM } from '../sample-m/make-sample-m.ts'
import { deleteSample, makeSample } from '../sample.ts'
import { readPasswords, tellPasswords } from '../sample-passwords.ts'

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

/** `lunette sample [--size M | --passwords | --delete]`: makes the sample when there is none, prints its people's passwords, deletes it. */
export async function sample(config: Config, args: readonly string[]): Promise<number> {
  const { passwords, remove, large } = readArgs(args)
  await using floor = await openFloor(config, say, { beside: true })
  const there = await findSample(floor.db)
  if (passwords) return there ? printPasswords(config) : noneThere()
  if (remove) {
    const removed = await deleteSample(floor)
    say(removed ? 'The sample is deleted, with everything in it.' : 'There is no sample.')
    return removed ? 0 : 1
  }
  if (there) {
    say('There is a sample already. "lunette sample --passwords" prints the passwords of its people, "lunette sample --delete" deletes it.')
    return 0
  }
  const startedAt = performance.now()
  await (large ? makeSampleM(floor, new Date(), sizeM, say) : makeSample(floor))
  say(`The sample shop Optika Lumen was made in ${((performance.now() - startedAt) / 1000).toFixed(1)} s. "lunette sample --passwords" prints the passwords of its people.`)
  return 0
}

function readArgs(args: readonly string[]): { passwords: boolean; remove: boolean; large: boolean } {
  try {
    const { passwords = false, delete: remove = false, size = null } = parseArgs({ args: [...args], options: { passwords: { type: 'boolean' }, delete: { type: 'boolean' }, size: { type: 'string' } } }).values
    const asked = [passwords, remove, size !== null].filter((one) => one).length
    if (asked <= 1 && (size === null || size === 'S' || size === 'M')) return { passwords, remove, large: size === 'M' }
  } catch {
    // Said below.
  }
  throw new StartRefused('Write: lunette sample, lunette sample --size M, lunette sample --passwords, or lunette sample --delete.')
}

/** Asked for by name, they are printed wherever the output goes. */
function printPasswords({ dataDir }: Config): number {
  const kept = readPasswords(dataDir)
  if (kept.length === 0) throw new StartRefused('The file with the passwords of the sample is gone: "lunette user reset eva.mala@lumen.example" prints a link to choose another.')
  tellPasswords(kept, process.stdout)
  return 0
}

function noneThere(): number {
  say('There is no sample: "lunette sample" makes one.')
  return 1
}
