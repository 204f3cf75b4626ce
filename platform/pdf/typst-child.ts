import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFolders } from './fonts.ts'
import { toPrintJson } from './print-json.ts'
import type { TypstAnswer, TypstTask } from './typst-task.ts'

// Started by pdf-printer.ts. First argument: the folder outside which typst reads nothing.
const compiler = NodeCompiler.create({ workspace: process.argv[2], fontArgs: [{ fontPaths: fontFolders() }] })

function typeset({ template, data }: TypstTask): TypstAnswer {
  try {
    // resetRead: a template edited while the server runs is read again.
    const outcome = compiler.compile({ mainFilePath: template, inputs: { data: toPrintJson(data) }, resetRead: true })
    if (outcome.result) return { pdf: compiler.pdf(outcome.result) }
    const diagnostics = outcome.takeDiagnostics()
    return { refusal: diagnostics?.shortDiagnostics.map(sentence).join('; ') ?? 'typst gave no reason' }
  } catch (cause) {
    return { refusal: cause instanceof Error ? cause.message : String(cause) }
  } finally {
    // All of it: kept results of earlier papers made the process grow to twice its size.
    compiler.evictCache(0)
  }
}

function sentence({ message, path }: { message: string; path: string }): string {
  return path ? `${message} (${path})` : message
}

process.on('message', (task: TypstTask) => process.send?.(typeset(task)))
// Ctrl-C reaches every process of the terminal; the parent decides when printing ends.
process.on('SIGINT', () => {})
process.on('disconnect', () => process.exit())
