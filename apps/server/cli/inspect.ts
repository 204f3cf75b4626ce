import { parseArgs } from 'node:util'
import { StartRefused } from '#platform/start-refused'
import type { Defect, Inspection } from '../inspect/format.ts'
import { formats } from '../inspect/formats.ts'
import { inspectFile, readHead } from '../inspect/inspect-file.ts'

/** Where the answer is written. */
type Output = { write(text: string): unknown }

/**
 * `lunette inspect FILE [--json]`: what is in a file, every defect with its line, and whether writing it back keeps it. Never
 * changes the file. 0: fine, 1: defects, 2: no format that is known.
 */
export async function inspect(args: readonly string[], output: Output = process.stdout): Promise<number> {
  const { path, json } = readArgs(args)
  const head = await readHead(path)
  const print = json ? jsonPrinter(path, output) : textPrinter(output)
  const inspection = await inspectFile(head, print.defect)
  print.end(inspection)
  return inspection === null ? 2 : inspection.defects > 0 ? 1 : 0
}

function readArgs(args: readonly string[]): { path: string; json: boolean } {
  try {
    const { positionals: [path, ...more], values: { json = false } } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } }, allowPositionals: true })
    if (path !== undefined && more.length === 0) return { path, json }
  } catch {
    // Said below.
  }
  throw new StartRefused('Write: lunette inspect FILE, or lunette inspect FILE --json.')
}

interface Printer {
  /** Written as it is found: there may be more defects than memory. */
  readonly defect: (defect: Defect) => void
  readonly end: (inspection: Inspection | null) => void
}

const known = formats.map(({ name }) => name).join(', ')

function textPrinter(output: Output): Printer {
  const print = (line: string): void => void output.write(`${line}\n`)
  return {
    defect: ({ line, detail }) => print(`line ${line}: ${detail}`),
    end: (inspection) => {
      if (!inspection) return print(`No format that Lunette speaks (${known}).`)
      for (const fact of inspection.facts) print(fact)
      print(inspection.defects === 0 ? 'No defects.' : inspection.defects === 1 ? 'One defect.' : `${inspection.defects} defects.`)
      print(inspection.lossless.sentence)
    },
  }
}

/** One JSON object, its defects written one by one. */
function jsonPrinter(file: string, output: Output): Printer {
  let first = true
  output.write(`{"file":${JSON.stringify(file)},"defects":[`)
  return {
    defect: (defect) => {
      output.write(`${first ? '' : ','}\n${JSON.stringify(defect)}`)
      first = false
    },
    end: (inspection) => {
      const rest = inspection ? { format: inspection.format, ...inspection.content, lossless: inspection.lossless } : { format: null }
      output.write(`],${JSON.stringify(rest).slice(1)}\n`)
    },
  }
}
