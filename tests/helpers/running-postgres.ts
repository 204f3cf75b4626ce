import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClientConfig } from 'pg'

/** The process of the PostgreSQL that a running Lunette has started on its folder. */
export async function postmasterOf(dataDir: string): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    const text = await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(() => '')
    const pid = Number(text.split('\n')[0])
    if (pid > 0) return pid
    if (tries > 100) throw new Error('no postmaster to be found')
    await wait(100)
  }
}

/** How to look behind the policies of a running Lunette: as the tables' owner, by the address in its folder. */
export async function ownerOf(dataDir: string): Promise<ClientConfig> {
  const [, , , port, socket, host] = (await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')
  const password = (JSON.parse(await readFile(join(dataDir, 'roles.json'), 'utf8')) as Record<string, string>).lunette_owner
  return { host: host?.trim() || socket, port: Number(port), user: 'lunette_owner', password, database: 'lunette' }
}

/** Stops PostgreSQL with all its connections in the middle of whatever they do, as a machine that hangs; the answer lets them go on. */
export async function freezePostgres(dataDir: string): Promise<() => void> {
  const postmaster = await postmasterOf(dataDir)
  const processes = [postmaster, ...execFileSync('pgrep', ['-P', String(postmaster)]).toString().trim().split('\n').map(Number)]
  const tell = (signal: NodeJS.Signals): void => {
    for (const pid of processes) process.kill(pid, signal)
  }
  tell('SIGSTOP')
  return () => tell('SIGCONT')
}
