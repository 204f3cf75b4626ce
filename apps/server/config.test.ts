import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { defaultDataFolder } from './data-folder.ts'

describe('the settings', () => {
  test('need none', () => {
    expect(readConfig({ LUNETTE_DATA_DIR: '/srv/lunette' })).toEqual({
      port: 4100, dataDir: '/srv/lunette', databaseUrl: undefined, publicUrl: 'http://localhost:4100',
      keysFile: '/srv/lunette/keys.json', smtp: undefined, sample: undefined, logLevel: 'info',
    })
  })

  test('are read, and an empty one counts as not set', () => {
    expect(readConfig({
      PORT: '4200', LUNETTE_DATA_DIR: '/srv/lunette', DATABASE_URL: 'postgres://owner:s%40cret@db:5432/lunette', LUNETTE_PUBLIC_URL: 'https://shop.example/',
      LUNETTE_KEYS: '/etc/keys.json', LUNETTE_SMTP: 'smtps://shop%40example.com:p%2Fw@mail.example', LUNETTE_SAMPLE: 'on', LUNETTE_LOG: '', HOME: '/root',
    })).toEqual({
      port: 4200, dataDir: '/srv/lunette', databaseUrl: 'postgres://owner:s%40cret@db:5432/lunette', publicUrl: 'https://shop.example',
      keysFile: '/etc/keys.json', sample: 'on', logLevel: 'info',
      smtp: { host: 'mail.example', port: 465, secure: true, user: 'shop@example.com', password: 'p/w', from: 'shop@example.com' },
    })
  })

  test('take the sender of mail apart from its account', () => {
    expect(readConfig({ LUNETTE_SMTP: 'smtp://robot:secret@mail.example?from=shop@example.com' }).smtp)
      .toEqual({ host: 'mail.example', port: 587, secure: false, user: 'robot', password: 'secret', from: 'shop@example.com' })
  })

  test('carry the port into the public address', () => {
    expect(readConfig({ PORT: '80' }).publicUrl).toBe('http://localhost:80')
  })
})

describe('a wrong setting', () => {
  test.each([
    ['PORT', 'http', 'write a port from 1 to 65535, such as 4100.'],
    ['PORT', '70000', 'write a port from 1 to 65535, such as 4100.'],
    ['PORT', '0', 'write a port from 1 to 65535, such as 4100.'],
    ['LUNETTE_DATA_DIR', 'data', 'write a folder by its whole path, such as /var/lib/lunette.'],
    ['DATABASE_URL', 'mysql://owner:secret@localhost/lunette', 'write the URL of a PostgreSQL'],
    ['LUNETTE_PUBLIC_URL', 'shop.example', 'write the address others type to reach Lunette'],
    ['LUNETTE_PUBLIC_URL', 'https://shop.example/?a=1', 'write the address others type to reach Lunette, such as https://lunette.example, without ? or #.'],
    ['LUNETTE_KEYS', 'keys.json', 'write a file by its whole path'],
    ['LUNETTE_SMTP', 'mail.example:secret', 'write smtp://user:password@host:587?from=shop@example.com'],
    ['LUNETTE_SMTP', 'smtp://robot:secret@mail.example', 'write smtp://user:password@host:587?from=shop@example.com'],
    ['LUNETTE_SAMPLE', 'yes', 'write on or off.'],
    ['LUNETTE_LOG', 'verbose', 'write silent, error, warn, info or debug.'],
  ])('%s=%s is refused with what to write', (name, value, advice) => {
    const refusal = refusalOf({ [name]: value })
    expect(refusal).toContain(`The setting ${name} is wrong: ${advice}`)
    expect(refusal).not.toContain('secret')
  })

  test.each([
    ['LUNETTE_DATADIR', 'LUNETTE_DATA_DIR'], ['LUNETTE_SAMPLES', 'LUNETTE_SAMPLE'], ['LUNETTE_URL', 'LUNETTE_LOG'], ['LUNETTE_PUBLICURL', 'LUNETTE_PUBLIC_URL'],
  ])('%s does not exist and the nearest is named', (name, nearest) => {
    expect(refusalOf({ [name]: 'x' })).toBe(`There is no setting ${name}: did you mean ${nearest}?`)
  })
})

describe('the data folder', () => {
  const user = { isRoot: false, home: '/people/jana', platform: 'linux' as NodeJS.Platform }
  test.each([
    ['of root', {}, { ...user, isRoot: true }, '/var/lib/lunette'],
    ['of a person', {}, user, '/people/jana/.local/share/lunette'],
    ['of a person with a data home', { XDG_DATA_HOME: '/data' }, user, '/data/lunette'],
    ['of a person whose data home is no whole path', { XDG_DATA_HOME: 'data' }, user, '/people/jana/.local/share/lunette'],
  ])('%s', (_, env, who, folder) => {
    expect(defaultDataFolder(env, who)).toBe(folder)
  })
})

function refusalOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'accepted'
}
