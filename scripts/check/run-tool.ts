import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '#tests/boundaries/repository-files'

/** What a check found: a word or two for the good case, or the defects as lines for people. */
export type Finding = { passed: boolean; summary: string; details?: string }

/** Runs the command of an installed package with this very Node, so that the pinned runtime judges, not the one on the PATH. */
export function runTool(name: string, args: string[], command: string = name): Promise<Finding> {
  const folder = join(repositoryRoot, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: string | Record<string, string> }
  const script = typeof bin === 'string' ? bin : bin[command]
  if (!script) throw new Error(`${name} offers no command ${command}`)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(folder, script), ...args], { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => { output += text })
    child.stderr.setEncoding('utf8').on('data', (text: string) => { output += text })
    child.once('error', reject)
    child.once('close', (code) => {
      const passed = code === 0
      resolve({ passed, summary: passed ? '' : `exit ${code}`, details: passed ? '' : output.trimEnd() })
    })
  })
}
