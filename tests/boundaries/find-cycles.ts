/**
 * Circles among files, each once, as the path that leads back to its start. Types count too: two files that need each other's
 * types are one idea in two places. Depth first, with the files in progress as the trail.
 */
export function findCycles(importsOf: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = []
  const finished = new Set<string>()
  const trail: string[] = []
  const visit = (file: string) => {
    if (finished.has(file)) return
    const start = trail.indexOf(file)
    if (start >= 0) {
      cycles.push([...trail.slice(start), file])
      return
    }
    trail.push(file)
    for (const next of importsOf.get(file) ?? []) visit(next)
    trail.pop()
    finished.add(file)
  }
  for (const file of importsOf.keys()) visit(file)
  return cycles
}
