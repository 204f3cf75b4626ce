import type { Floor } from './floor.ts'

/** Makes the sample organization. */
export async function makeSample(floor: Omit<Floor, typeof Symbol.asyncDispose>): Promise<{ organizationId: string; ownerPersonId: string }> {
  throw new Error(`no sample in ${floor.config.dataDir}`)
}
