import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { ApiClient, openShop, stockShop } from '#tests/helpers/api-client'
import type { OpenShop } from '#tests/helpers/api-client'
import { RunningServer, freePort } from '#tests/helpers/running-server'

export interface BenchShop extends OpenShop { readonly headers: Readonly<Record<string, string>> }

/** A running Lunette with one organization and seven more, for measuring. */
export interface Bench extends AsyncDisposable {
  readonly server: RunningServer
  readonly shops: readonly BenchShop[]
  readonly startedMs: { readonly cold: number; readonly warm: number }
  postmaster(): Promise<number>
  connection(role: 'lunette_app' | 'lunette_owner'): Promise<ClientConfig>
}

/** Starts the server twice (fresh folder, then warm) and opens `organizations` shops in it. */
export async function openBench(organizations: number): Promise<Bench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lunette-bench-'))
  const server = new RunningServer(dataDir, await freePort())
  const cold = await timed(() => server.start())
  await server.stop()
  const warm = await timed(() => server.start())
  const client = new ApiClient(server.url)
  const first = await openShop(client)
  const shops: BenchShop[] = [{ ...first, headers: { cookie: client.cookie, 'lunette-organization': first.organizationId } }]
  for (let index = 1; index < organizations; index += 1) shops.push(await anotherShop(client, index))
  const postmasterFile = async (): Promise<string[]> => (await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')
  return {
    server, shops, startedMs: { cold, warm },
    postmaster: async () => Number((await postmasterFile())[0]),
    connection: async (role) => {
      const [, , , port, socket, host] = await postmasterFile()
      const passwords = JSON.parse(await readFile(join(dataDir, 'roles.json'), 'utf8')) as Record<string, string>
      return { host: host?.trim() || socket, port: Number(port), user: role, password: passwords[role], database: 'lunette' }
    },
    async [Symbol.asyncDispose]() {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function anotherShop(client: ApiClient, index: number): Promise<BenchShop> {
  const session = await client.must<{ organization: { id: string }; branches: { id: string }[] }>(201, 'POST', '/organizations', {
    name: `Optika ${index}`, country: 'CZ', vatPayer: true, currency: 'CZK', language: 'cs', branch: { name: 'Hlavní', timeZone: 'Europe/Prague', hours: [] },
  })
  const organizationId = session.organization.id
  const inIt = new ApiClient(client.url, { cookie: client.cookie, organizationId })
  return { organizationId, branchId: session.branches[0]!.id, currency: 'CZK', headers: { cookie: client.cookie, 'lunette-organization': organizationId }, ...await stockShop(inIt, 'CZK') }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
