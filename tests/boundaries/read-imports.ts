import { parseSync, Visitor } from 'vite'

/** One place where a file names another: `specifier` as written, `line` counted from 1. Imports of types only vanish at run time. */
export type Import = { specifier: string; line: number; typeOnly: boolean }

/**
 * Every import of a TypeScript or JavaScript text: import and export statements, `import('…')` as value and as type,
 * and `new URL('./…', import.meta.url)`, which is how workers are started. Parsed by Vite's parser, because TypeScript 7 offers no stable one.
 * @throws {SyntaxError} when the text does not parse
 */
export function readImports(path: string, text: string): Import[] {
  const { program, errors } = parseSync(path, text)
  const error = errors[0]
  if (error) throw new SyntaxError(`${path}: ${error.message}`)
  const found: { specifier: string; start: number; typeOnly: boolean }[] = []
  const add = (specifier: unknown, start: number, typeOnly: boolean) => {
    if (typeof specifier === 'string') found.push({ specifier, start, typeOnly })
  }
  new Visitor({
    ImportDeclaration: (node) =>
      add(node.source.value, node.start, node.importKind === 'type' || allTypes(node.specifiers.map((s) => s.type === 'ImportSpecifier' && s.importKind === 'type'))),
    ExportAllDeclaration: (node) => add(node.source.value, node.start, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) =>
      add(node.source?.value, node.start, node.exportKind === 'type' || allTypes(node.specifiers.map((s) => s.exportKind === 'type'))),
    ImportExpression: (node) => add(literal(node.source), node.start, false),
    TSImportType: (node) => add(node.source.value, node.start, true),
    NewExpression: (node) => {
      const [target, base] = node.arguments
      const named = node.callee.type === 'Identifier' && node.callee.name === 'URL' && base !== undefined && text.slice(base.start, base.end) === 'import.meta.url'
      const specifier = target && literal(target)
      if (named && /^\.\.?\/.*\.(ts|tsx|mjs)$/.test(specifier ?? '')) add(specifier, node.start, false)
    },
  }).visit(program)
  return found
    .toSorted((a, b) => a.start - b.start)
    .map(({ specifier, start, typeOnly }) => ({ specifier, line: text.slice(0, start).split('\n').length, typeOnly }))
}

const allTypes = (flags: boolean[]): boolean => flags.length > 0 && flags.every(Boolean)

function literal(node: { type: string; value?: unknown }): string | undefined {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
}
