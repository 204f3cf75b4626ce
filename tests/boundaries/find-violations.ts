import { arrowRules, breaks } from './arrows.ts'
import { findCycles } from './find-cycles.ts'
import { readImports } from './read-imports.ts'
import { resolveImport, type Aliases } from './resolve-import.ts'

/** An import that breaks a rule, with the sentence that says what to do instead. */
export type Violation = { rule: string; file: string; line: number; imports: string; advice: string }

type Edge = { from: string; to: string; specifier: string; line: number; typeOnly: boolean }

/** Judges all imports of a tree of files (text by path) against every arrow rule, own homes, what browsers reach, and circles. */
export function findViolations(files: ReadonlyMap<string, string>, aliases: Aliases): Violation[] {
  const edges = [...files].flatMap(([from, text]) =>
    readImports(from, text).map((found): Edge => ({ from, to: resolveImport(from, found.specifier, aliases), ...found })),
  )
  return [
    ...edges.flatMap((edge) => arrowRules.filter((rule) => breaks(rule, edge.from, edge.to)).map((rule) => violation(rule.name, rule.advice, edge))),
    ...edges
      .filter((edge) => edge.specifier.startsWith('.') && homeOf(edge.from) !== homeOf(edge.to) && !startsApps(edge))
      .map((edge) => violation('relative-stays-home', 'Beyond the own module, platform or app an import is an alias: then the arrow is visible.', edge)),
    ...edges
      .filter((edge) => !edge.typeOnly && shownToPeople.test(edge.from) && shapes.test(edge.to))
      .map((edge) => violation('browsers-load-no-shapes', 'A page needs the types of a contract only; its shapes bring all of zod along. Put the list of words it needs into domain/.', edge)),
    ...circles(files, edges),
    ...serverReachedByBrowsers(files, edges),
  ]
}

const shownToPeople = /^(modules\/[^/]+\/web\/|apps\/web\/|platform\/ui\/)(?!.*[.]test[.]tsx?$)/
const shapes = /^(modules\/[^/]+\/contract([.]ts|s\/)|platform\/http\/contract[.]ts|npm:zod$)/

/** One line for people: where, what, which rule, what to do. */
export const describeViolation = ({ rule, file, line, imports, advice }: Violation): string =>
  `${file}:${line} imports ${imports}\n    ${rule}: ${advice}`

const violation = (rule: string, advice: string, edge: Edge): Violation => ({ rule, file: edge.from, line: edge.line, imports: edge.to, advice })

/** The part of the tree inside which imports are relative. */
function homeOf(path: string): string {
  const [top = '', second = ''] = path.split('/')
  return top === 'modules' || top === 'apps' ? `${top}/${second}` : top
}

/** Settings files at the root, scripts, tests and benches start apps; apps have no alias, for nothing else may import them. */
const startsApps = ({ from, to }: Edge): boolean => !from.includes('/') || (/^(scripts|tests|bench)\//.test(from) && to.startsWith('apps/'))

function circles(files: ReadonlyMap<string, string>, edges: readonly Edge[]): Violation[] {
  const edgesOf = Map.groupBy(edges, (edge) => edge.from)
  const importsOf = [...files.keys()].map((file): [string, string[]] => [file, (edgesOf.get(file) ?? []).map((edge) => edge.to)])
  return findCycles(new Map(importsOf)).map((cycle) => ({
    rule: 'no-cycles',
    file: cycle[0] ?? '',
    line: 1,
    imports: cycle.slice(1).join(' → '),
    advice: 'Move what both need into a third file below them.',
  }))
}

/** Follows what browsers load through any number of shared files, down to the first thing that only Node has. */
function serverReachedByBrowsers(files: ReadonlyMap<string, string>, edges: readonly Edge[]): Violation[] {
  const startsInBrowser = /^(modules\/[^/]+\/(web\/|contract\.ts)|apps\/web\/)(?!.*(\.test\.tsx?|vite\.config\.ts)$)/
  const valueEdges = Map.groupBy(edges.filter((edge) => !edge.typeOnly), (edge) => edge.from)
  const reached = new Map([...files.keys()].filter((file) => startsInBrowser.test(file)).map((file) => [file, file]))
  const found: Violation[] = []
  for (const [file, via] of reached) {
    for (const edge of valueEdges.get(file) ?? []) {
      if (edge.to.startsWith('node:')) {
        if (file !== via) found.push(violation('browsers-reach-no-node', `Reached from ${via}. Split the file: what Node needs apart from what both need.`, edge))
      } else if (!reached.has(edge.to)) reached.set(edge.to, via)
    }
  }
  return found
}
