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

  /** Starts one, empty or with the sample, with settings besides. */
  static async start(begin: 'empty' | 'with the sample', settings: Readonly<Record<string, string>> = {}): Promise<OwnServer> {
    const folder = PostgresFolder.prepared('lunette-journey-')
    const own = new OwnServer(folder, new RunningServer(folder.path, await freePort(), { ...settings, ...(begin === 'with the sample' && { LUNETTE_SAMPLE: 'on' }) }))
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

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]()
    await this.#folder[Symbol.asyncDispose]()
  }
}
