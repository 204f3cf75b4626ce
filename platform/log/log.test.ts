import { expect, it } from 'vitest'
import { createLog, describeError } from './log.ts'

function logged(act: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  act(createLog('info', { write: (line) => { lines.push(line) } }))
  return lines.join('')
}

it('writes one JSON line with a readable time and level', () => {
  const line = JSON.parse(logged((log) => log.info({ requestId: 'x-1' }, 'answered')))
  expect(line).toMatchObject({ level: 'info', requestId: 'x-1', msg: 'answered' })
  expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT/)
})

it.each([
  ['a field', { password: 'S3CRET' }],
  ['a header', { headers: { cookie: 'S3CRET', authorization: 'S3CRET' } }],
  ['a field of a field of a field', { request: { body: { email: 'S3CRET@example.com' } } }],
])('keeps secrets in %s out', (_where, fields) => {
  expect(logged((log) => log.info(fields, 'something'))).not.toContain('S3CRET')
})

it('keeps what people typed out of the database\'s errors', () => {
  const error = Object.assign(new Error('invalid input syntax for type uuid: "S3CRET"'), {
    code: '22P02', detail: 'Key (email)=(S3CRET) already exists.', where: 'unnamed portal parameter $1 = \'S3CRET\'', constraint: 'user_email_key',
  })
  const line = logged((log) => log.error({ err: new Error('a bug', { cause: error }) }, 'Something went wrong'))
  expect(line).not.toContain('S3CRET')
  expect(JSON.parse(line).err.cause).toMatchObject({ code: '22P02', constraint: 'user_email_key' })
})

it('keeps the name of what a statement lacks, for that is ours', () => {
  expect(describeError(Object.assign(new Error('column "colour" does not exist'), { code: '42703' })).message).toBe('column "colour" does not exist')
})
