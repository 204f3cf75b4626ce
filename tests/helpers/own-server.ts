import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ApiClient } from './api-client.ts'
import { PostgresFolder } from './postgres-folder.ts'
import { RunningServer, freePort } from './running-server.ts'

/** A Lunette in a process and a folder of its own, ended and thrown away with the test. */
export class OwnServer implements AsyncDisposable {
  readonly server: RunningServer
  readonly #folder: PostgresFolder

  private constructor(folder: PostgresFolder, server: RunningServer) {
    this.#folder = folder
    this.server = server
  }

  /** Starts one, empty or with the sample. */
  static async start(begin: 'empty' | 'with the sample'): Promise<OwnServer> {
    const folder = PostgresFolder.prepared('lunette-journey-')
    const own = new OwnServer(folder, new RunningServer(folder.path, await freePort(), begin === 'empty' ? {} : { LUNETTE_SAMPLE: 'on' }))
    try {
      await own.server.start()
      return own
    } catch (error) {
      await own[Symbol.asyncDispose]()
      throw error
    }
  }

  get url(): string {
    return this.server.url
  }

  /** Somebody of the sample, by how their e-mail begins. */
  async samplePerson(beginning: string): Promise<{ email: string; password: string }> {
    const people = JSON.parse(await readFile(join(this.server.dataDir, 'sample-passwords.json'), 'utf8')) as { email: string; password: string }[]
    const person = people.find(({ email }) => email.startsWith(beginning))
    if (!person) throw new Error(`nobody of the sample has an e-mail that begins with ${beginning}`)
    return person
  }

  /** Signs somebody of the sample in, its owner unless told otherwise. */
  async signIn(beginning = 'eva.'): Promise<ApiClient> {
    const { email, password } = await this.samplePerson(beginning)
    const client = new ApiClient(this.url)
    await client.must(201, 'POST', '/session', { email, password })
    return client
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]()
    await this.#folder[Symbol.asyncDispose]()
  }
}
