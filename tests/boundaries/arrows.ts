import { knownModules, modulesBelow } from './module-tree.ts'

/**
 * A forbidden arrow: an import breaks the rule when the importing file matches `from` and the target matches `to`
 * (patterns; `not` takes matches out again; `$1` in `to` is the first group of `from.path`). The advice says what to do instead.
 */
export type ArrowRule = {
  name: string
  advice: string
  from: { path: string; not?: string }
  to: { path?: string; not?: string }
}

const test = '([.]test[.]tsx?$|/testing/)'
const doors = '/(server/index[.]ts|web/index[.]ts|domain/index[.]ts|contract[.]ts)$'
const seenByBrowsers = '^(modules/[^/]+/(web/|domain/|contracts/|contract[.]ts$)|apps/web/|platform/ui/)'

const fixedRules: ArrowRule[] = [
  {
    name: 'rules-are-pure',
    advice: 'A rule may not fetch. Pass the value in, or move the call to server/.',
    from: { path: '^modules/([^/]+)/domain/', not: test },
    to: { not: '^(kernel/|modules/$1/domain/)' },
  },
  {
    name: 'kernel-is-words',
    advice: 'The kernel runs everywhere and knows nothing: only other kernel words and zod shapes. Tools belong in platform/.',
    from: { path: '^kernel/', not: test },
    to: { not: '^(kernel/|npm:zod$)' },
  },
  {
    name: 'kernel-and-platform-know-no-module',
    advice: 'A tool takes what it needs as an argument. Let apps/server or the module pass it in.',
    from: { path: '^(kernel|platform)/' },
    to: { path: '^(modules|apps)/' },
  },
  {
    name: 'use-the-door',
    advice: 'Ask the other module through server/index.ts, web/index.ts, domain/index.ts or contract.ts, or listen to a fact it publishes.',
    from: { path: '^modules/([^/]+)/' },
    to: { path: '^modules/(?!$1/)', not: doors },
  },
  {
    name: 'apps-use-the-door',
    advice: 'Import a module by its doors; if a door lacks something, let the module offer it there.',
    from: { path: '^(apps|tests|bench|scripts)/' },
    to: { path: '^modules/', not: doors },
  },
  {
    name: 'web-never-server',
    advice: 'Browsers run this file. Call the API with the types of contract.ts, or move the shared rule to domain/.',
    from: { path: seenByBrowsers, not: `${test}|/vite[.]config[.]ts$` },
    to: { path: '^(modules/[^/]+/server/|apps/server/|node:|npm:(pg|fastify|better-auth|graphile-worker|pino|nodemailer)$)' },
  },
  {
    name: 'server-never-web',
    advice: 'Node cannot load .tsx, and a server has no screen. Move the shared part to contract.ts, domain/ or kernel/.',
    from: { path: '^(modules/[^/]+/(server/|domain/|contracts/|contract[.]ts$)|apps/server/|kernel/)', not: test },
    to: { path: '^(modules/[^/]+/web/|apps/web/(?!paths[.]ts$)|platform/ui/|.*[.]tsx$|npm:(react|react-dom|@mantine/.*|@tanstack/.*)$)' },
  },
  {
    name: 'contract-stands-alone',
    advice: 'A contract is read by both sides: only kernel words, zod, the shapes of platform/http/contract.ts, rules of domain/ and other contracts.',
    from: { path: '^modules/([^/]+)/(contract|contracts/[^/]+)[.]ts$' },
    to: { not: '^(kernel/|npm:zod$|platform/http/contract[.]ts$|modules/$1/(domain|contracts)/|modules/[^/]+/(domain/index|contract)[.]ts$)' },
  },
  {
    name: 'modules-know-no-app',
    advice: 'Apps wire modules, never the other way. Pages may ask apps/web/paths.ts for addresses; anything else is passed in.',
    from: { path: '^modules/' },
    to: { path: '^apps/', not: '^apps/web/paths[.]ts$' },
  },
  {
    name: 'apps-stay-apart',
    advice: 'Server and web share contract.ts and kernel/, never each other.',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/(?!$1/)', not: '^apps/web/paths[.]ts$' },
  },
  {
    name: 'pg-stays-in-platform',
    advice: 'Take a transaction from inTenant() and write SQL with platform/db; only that keeps tenant, retries and prepared statements.',
    from: { path: '.', not: `^(platform/(db|postgres|jobs|facts)/|bench/|tests/|modules/identity/server/auth)|${test}` },
    to: { path: '^npm:pg$' },
  },
  {
    name: 'sign-in-stays-in-identity',
    advice: 'Who is asking is answered by modules/identity; ask its door.',
    from: { path: '.', not: '^modules/identity/server/' },
    to: { path: '^npm:(better-auth|better-call|@better-auth/.*)$' },
  },
  {
    name: 'product-without-tests',
    advice: 'What customers run does not lean on test, bench or build scripts. Move the helper to platform/ or kernel/.',
    from: { path: '^(kernel|platform|modules|apps)/', not: `${test}|/vite[.]config[.]ts$|[.]bench[.]ts$` },
    to: { path: '^((tests|bench|scripts)/|npm:(vitest|fast-check|playwright-core|axe-core|smtp-server)$|.*[.]test[.]tsx?$)' },
  },
  {
    name: 'aliases-exist',
    advice: 'package.json "imports" has no such alias; the doors of a module are server, web, domain and contract.',
    from: { path: '.' },
    to: { path: '^unknown:' },
  },
]

const treeRules = knownModules.map((module): ArrowRule => {
  const allowed = [module, ...modulesBelow(module)].map((name) => `${name}/`).join('|')
  return {
    name: 'lower-knows-no-higher',
    advice: 'A module asks those below it in tests/boundaries/module-tree.ts. Publish a fact the higher one listens to, or let the higher one pass the value in.',
    from: { path: `^modules/${module}/` },
    to: { path: `^modules/(?!${allowed})` },
  }
})

/** The arrows nobody may draw. Two more rules need the whole tree: relative-stays-home and no-cycles in find-violations.ts. */
export const arrowRules: readonly ArrowRule[] = [...fixedRules, ...treeRules]

/** Whether an import from one path to a target (as resolveImport names it) breaks the rule. */
export function breaks(rule: ArrowRule, from: string, to: string): boolean {
  const groups = new RegExp(rule.from.path).exec(from)
  if (!groups || (rule.from.not && new RegExp(rule.from.not).test(from))) return false
  const fill = (pattern: string) => new RegExp(pattern.replaceAll('$1', groups[1] ?? ''))
  return (!rule.to.path || fill(rule.to.path).test(to)) && !(rule.to.not && fill(rule.to.not).test(to))
}
