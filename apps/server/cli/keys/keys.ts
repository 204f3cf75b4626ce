import { StartRefused } from '#platform/start-refused'
import type { Config } from '../../config.ts'
import { openFloor } from '../../floor.ts'
import type { KeysContext } from './context.ts'

const usage = {
  list: 'lunette keys list',
  rotate: 'lunette keys rotate [--organization slug|all] [--accept-loss yes]',
  sheet: 'lunette keys sheet --out emergency.pdf [--language cs]',
  restore: 'lunette keys restore < codes.txt',
}

type Run = (context: KeysContext, args: readonly string[], usage: string) => Promise<number>
const verbs: Readonly<Record<string, () => Promise<Run>>> = {
  list: async () => (await import('./list.ts')).listKeys,
  rotate: async () => (await import('./rotate.ts')).rotateKeys,
  sheet: async () => (await import('./sheet.ts')).printSheet,
  restore: async () => (await import('./restore.ts')).restoreKeys,
}

/** `lunette keys list|rotate|sheet|restore`, beside a running server or alone. */
export async function keys(config: Config, [verb = '', ...args]: readonly string[]): Promise<number> {
  const load = verbs[verb]
  if (!load) throw new StartRefused(`Write one of:\n  ${Object.values(usage).join('\n  ')}`)
  const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)
  await using floor = await openFloor(config, say, { beside: true })
  // Awaited here, or the floor would be closed under it.
  return await (await load())({ floor, say, print: (line) => void process.stdout.write(`${line}\n`), typed: process.stdin }, args, usage[verb as keyof typeof usage])
}
