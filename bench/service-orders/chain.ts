import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { readPasswords } from '../../apps/server/sample-passwords.ts'
import { ApiClient } from '#tests/helpers/api-client'
import { RunningServer, freePort } from '#tests/helpers/running-server'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A running Lunette with sample M, seen by its owner. */
export interface Chain extends AsyncDisposable {
  readonly server: RunningServer
  readonly client: ApiClient
  readonly headers: Readonly<Record<string, string>>
  /** Seconds that sample M took; null when it was there from another run. */
  readonly madeIn: number | null
}

/** Sample M is kept from run to run for as long as no migration changes: making it takes minutes. */
export async function openChain(): Promise<Chain> {
  const dataDir = join(root, 'bench', 'out', `chain-${schemaChecksum()}`)
  const whole = join(dataDir, 'whole')
  let madeIn: number | null = null
  if (!existsSync(whole)) {
    rmSync(dataDir, { recursive: true, force: true })
    const began = performance.now()
    await promisify(execFile)(process.execPath, [join(root, 'apps/server/main.ts'), 'sample', '--size', 'M'], { env: { ...process.env, LUNETTE_DATA_DIR: dataDir } })
    madeIn = (performance.now() - began) / 1000
    writeFileSync(whole, '')
  }
  const server = new RunningServer(dataDir, await freePort())
  await server.start()
  const client = new ApiClient(server.url)
  const [owner] = readPasswords(dataDir)
  await client.must(201, 'POST', '/session', { email: owner?.email, password: owner?.password })
  const session = await client.must<{ organization: { id: string } }>(200, 'GET', '/session')
  const organizationId = session.organization.id
  return {
    server, madeIn, client: new ApiClient(server.url, { cookie: client.cookie, organizationId }), headers: { cookie: client.cookie, 'lunette-organization': organizationId },
    [Symbol.asyncDispose]: () => server.stop(),
  }
}

function schemaChecksum(): string {
  const hash = createHash('sha256')
  const migrations = join(root, 'db', 'migrations')
  for (const name of readdirSync(migrations).toSorted()) hash.update(readFileSync(join(migrations, name)))
  return hash.digest('hex').slice(0, 12)
}
