import { quantile } from './row.ts'

export interface LoadResult { readonly perSecond: number; readonly count: number; readonly p50: number; readonly p99: number }

/** Runs `work` with so many clients at once, a given number of times in all; `index` counts the runs. Times in milliseconds. */
export async function load(clients: number, times: number, work: (index: number) => Promise<void>): Promise<LoadResult> {
  const took: number[] = []
  let next = 0
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, async () => {
    while (next < times) {
      const index = next
      next += 1
      const from = performance.now()
      await work(index)
      took.push(performance.now() - from)
    }
  }))
  const seconds = (performance.now() - began) / 1000
  return { perSecond: took.length / seconds, count: took.length, p50: quantile(took, 0.5), p99: quantile(took, 0.99) }
}
