import { spawn } from 'node:child_process'
import type { SystemUser } from './unprivileged.ts'

/** What PostgreSQL's programs get to see of the environment: settings of a client at work here (PGPORT, PGOPTIONS) stay out. */
export const programEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_') && name !== 'LANG'))

/** Runs a program to its end with `input` on its standard input. `output` is what it wrote, errors included. */
export async function runProgram(
  program: string, args: readonly string[], { user, input = '' }: { user: SystemUser | undefined; input?: string },
): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, { ...user, env: programEnvironment(), stdio: 'pipe', windowsHide: true })
  let output = ''
  const collect = (text: string): void => { output += text }
  child.stdout.setEncoding('utf8').on('data', collect)
  child.stderr.setEncoding('utf8').on('data', collect)
  // A program that ends before reading its input closes the pipe; its exit code says what happened.
  child.stdin.on('error', () => undefined).end(input)
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', (code) => done({ code, output }))
  })
}
