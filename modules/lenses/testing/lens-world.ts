import { writeRecord } from '#platform/csv/write-record'
import { layDefaults } from '#tests/helpers/lay-defaults'
import { testWorld } from '#tests/helpers/callers'
import { catalogRoutes } from '#modules/catalog/server'
import type { CatalogueItem, CatalogueView, LensCheckView, LensItem } from '../contract.ts'
import { csvRows } from '../domain/files.ts'
import type { MakerCatalogue } from '../domain/files.ts'
import { loadCatalogue } from '../server/load-catalogue.ts'
import { lensesRoutes } from '../server/routes.ts'

/** A catalogue as the file that a maker would send. */
export const asCsv = (catalogue: MakerCatalogue): Buffer => Buffer.from([...csvRows(catalogue)].map((row) => writeRecord(row, ',', 'needed')).join('\r\n'))

/** Two organizations with the routes of lenses; `load` does what the queue would. */
export async function aLensWorld() {
  const world = await testWorld((deps) => [...catalogRoutes(deps), ...lensesRoutes(deps)])
  await layDefaults(world)
  const { owner } = world.here.staff
  const load = (id: string): Promise<void> => loadCatalogue(world.deps, world.here.id, id)
  return {
    ...world, load,
    /** Brings a file in, to its end. */
    bringIn: async (file: Buffer, fileName = 'nova.csv'): Promise<CatalogueView> => {
      const { status, body } = await world.ask<CatalogueView>(owner, 'POST', '/lens-catalogues', { body: { fileName, base64: file.toString('base64') } })
      if (status !== 202) throw new Error(`answered with ${status}: ${JSON.stringify(body)}`)
      await load(body.id)
      return (await world.ask<CatalogueView>(owner, 'GET', `/lens-catalogues/${body.id}`)).body
    },
    lenses: async (query = ''): Promise<readonly LensItem[]> => (await world.ask<{ items: LensItem[] }>(owner, 'GET', `/lens-types?limit=200&${query}`)).body.items,
    catalogues: async (): Promise<readonly CatalogueItem[]> => (await world.ask<{ items: CatalogueItem[] }>(owner, 'GET', '/lens-catalogues')).body.items,
    check: async (query: string): Promise<LensCheckView> => (await world.ask<LensCheckView>(owner, 'GET', `/lens-checks?${query}`)).body,
  }
}
