import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it, vi } from 'vitest'
import { PdfPrinter } from './pdf-printer.ts'
import { pdfText } from './testing/pdf-text.ts'

// A machine that builds something else meanwhile starts processes slowly.
vi.setConfig({ testTimeout: 30_000 })

const template = (name: string) => fileURLToPath(new URL(`./testing/${name}.typ`, import.meta.url))
const echo = template('echo')

/** Whether the process runs; one that ended and was not yet reaped by anyone does not. */
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** Another program that prints one document, says its typst's process id, and then does `andThen`. */
async function aProgramThatPrints(andThen: string) {
  const source = `
    import { PdfPrinter } from ${JSON.stringify(new URL('./pdf-printer.ts', import.meta.url).href)}
    const printer = new PdfPrinter()
    await printer.print(${JSON.stringify(echo)}, { texts: ['hello'] })
    console.log(printer.processId)
    ${andThen}`
  const program = spawn(process.execPath, ['--input-type=module', '--eval', source], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(program, 'exit')
  const [said] = await once(program.stdout, 'data')
  return { program, ended, typst: Number(said) }
}

it('makes a PDF in which the text can be found again', async () => {
  await using printer = new PdfPrinter()
  const pdf = await printer.print(echo, { texts: ['Příliš žluťoučký kůň', 'Ação, coração, não', '配镜订单：王晓明'] })
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
  expect(pdfText(pdf)).toEqual(['Příliš žluťoučký kůň\nAção, coração, não\n配镜订单：王晓明'])
})

it('gives everyone their own document when many ask at once', async () => {
  await using printer = new PdfPrinter()
  const names = Array.from({ length: 12 }, (_, index) => `number ${index}`)
  const printed = await Promise.all(names.map((name) => printer.print(echo, { texts: [name] })))
  expect(printed.map((pdf) => pdfText(pdf)[0])).toEqual(names)
})

it('gives the same bytes for the same data', async () => {
  await using printer = new PdfPrinter()
  const [first, second] = await Promise.all([1, 2].map(() => printer.print(echo, { texts: ['again'] })))
  expect(Buffer.compare(first!, second!)).toBe(0)
})

it.each([
  ['broken', /^platform\/pdf\/testing\/broken\.typ was not printed: .*cannot add/],
  ['missing', /^platform\/pdf\/testing\/missing\.typ was not printed: .*not found/],
])('names the template that is %s, and prints the next', async (name, message) => {
  await using printer = new PdfPrinter()
  await expect(printer.print(template(name), { texts: [] })).rejects.toThrow(message)
  await expect(printer.print(echo, { texts: ['next'] })).resolves.toBeInstanceOf(Uint8Array)
})

it('fails on data that no process can be sent', async () => {
  await using printer = new PdfPrinter()
  await expect(printer.print(echo, { texts: [() => 'later'] })).rejects.toThrow('echo.typ was not printed: ')
  await expect(printer.print(echo, { texts: ['next'] })).resolves.toBeInstanceOf(Uint8Array)
})

it('reads nothing outside the repository', async () => {
  await using printer = new PdfPrinter()
  await expect(printer.print(template('prying'), {})).rejects.toThrow(/not found|access denied/)
})

it('ends a template that hangs, with its process, and prints the next', async () => {
  await using printer = new PdfPrinter({ timeLimitMs: 3000 })
  await printer.print(echo, { texts: ['warm'] })
  const stuckIn = printer.processId!
  const next = [printer.print(template('stuck'), {}), printer.print(echo, { texts: ['next'] })] as const
  await expect(next[0]).rejects.toThrow('stuck.typ was not printed: it took longer than 3000 ms')
  expect(pdfText(await next[1])).toEqual(['next'])
  expect(printer.processId).not.toBe(stuckIn)
  await vi.waitFor(() => expect(isAlive(stuckIn)).toBe(false), 10_000)
})

it('starts anew when its process was killed', async () => {
  await using printer = new PdfPrinter()
  await printer.print(echo, { texts: ['first'] })
  process.kill(printer.processId!, 'SIGKILL')
  await vi.waitFor(() => expect(printer.processId).toBeNull(), 10_000)
  expect(pdfText(await printer.print(echo, { texts: ['second'] }))).toEqual(['second'])
})

it('says so when its process is killed over a document', async () => {
  await using printer = new PdfPrinter()
  await printer.print(echo, { texts: ['warm'] })
  const printed = printer.print(template('stuck'), {})
  setTimeout(() => process.kill(printer.processId!, 'SIGKILL'), 200)
  await expect(printed).rejects.toThrow('the typst process ended (SIGKILL)')
})

it('ends its process after a quiet time and starts it again', async () => {
  await using printer = new PdfPrinter({ idleMs: 50 })
  expect(printer.processId).toBeNull()
  await printer.print(echo, { texts: ['first'] })
  const first = printer.processId!
  await vi.waitFor(() => expect(isAlive(first)).toBe(false), 10_000)
  expect(printer.processId).toBeNull()
  expect(pdfText(await printer.print(echo, { texts: ['second'] }))).toEqual(['second'])
})

it('leaves no process behind when it is closed, and refuses what waits', async () => {
  const printer = new PdfPrinter()
  await printer.print(echo, { texts: ['first'] })
  const pid = printer.processId!
  const active = expect(printer.print(template('stuck'), {})).rejects.toThrow('the printer is closed')
  const waiting = expect(printer.print(echo, { texts: ['late'] })).rejects.toThrow('the printer is closed')
  await delay(50)
  await printer[Symbol.asyncDispose]()
  await Promise.all([active, waiting])
  expect(isAlive(pid)).toBe(false)
  await expect(printer.print(echo, { texts: ['later'] })).rejects.toThrow('the printer is closed')
})

it('lets a finished program end although its typst still runs', async () => {
  const { ended, typst } = await aProgramThatPrints('')
  expect(await ended).toEqual([0, null])
  await vi.waitFor(() => expect(isAlive(typst)).toBe(false), 10_000)
})

it('dies with its program, however that ends', async () => {
  const { program, typst } = await aProgramThatPrints('setInterval(() => {}, 1000)')
  expect(isAlive(typst)).toBe(true)
  program.kill('SIGKILL')
  await vi.waitFor(() => expect(isAlive(typst)).toBe(false), 10_000)
})
