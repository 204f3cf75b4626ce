import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { defaultDataFolder } from './data-folder.ts'

describe('the settings', () => {
  test('need none', () => {
    expect(readConfig({ LUNETTE_DATA_DIR: '/srv/lunette' })).toEqual({
      port: 4100, dataDir: '/srv/lunette', databaseUrl: undefined, publicUrl: 'http://localhost:4100',
      network: null, trustProxy: [], requestsPerMinute: 3000, webhooksInside: [], keysFile: '/srv/lunette/keys.json', smtp: undefined, sample: undefined, logLevel: 'info',
    })
  })

  test('are read, and an empty one counts as not set', () => {
    expect(readConfig({
      PORT: '4200', LUNETTE_DATA_DIR: '/srv/lunette', DATABASE_URL: 'postgres://owner:s%40cret@db:5432/lunette', LUNETTE_PUBLIC_URL: 'https://shop.example/',
      LUNETTE_KEYS: '/etc/keys.json', LUNETTE_SMTP: 'smtps://shop%40example.com:p%2Fw@mail.example', LUNETTE_SAMPLE: 'on', LUNETTE_LOG: '', HOME: '/root',
    })).toEqual({
      port: 4200, dataDir: '/srv/lunette', databaseUrl: 'postgres://owner:s%40cret@db:5432/lunette', publicUrl: 'https://shop.example',
      network: null, trustProxy: [], requestsPerMinute: 3000, webhooksInside: [], keysFile: '/etc/keys.json', sample: 'on', logLevel: 'info',
      smtp: { host: 'mail.example', port: 465, secure: true, user: 'shop@example.com', password: 'p/w', from: 'shop@example.com' },
    })
  })

  test('take the sender of mail apart from its account', () => {
    expect(readConfig({ LUNETTE_SMTP: 'smtp://robot:secret@mail.example?from=shop@example.com' }).smtp)
      .toEqual({ host: 'mail.example', port: 587, secure: false, user: 'robot', password: 'secret', from: 'shop@example.com' })
  })

  test('name each place inside that webhooks may call with its port', () => {
    expect(readConfig({ LUNETTE_WEBHOOKS_INSIDE: '192.168.1.20:8080, 10.20.0.0/16:443,[fd00::5]:80' }).webhooksInside).toEqual(['192.168.1.20:8080', '10.20.0.0/16:443', '[fd00::5]:80'])
    for (const wrong of ['192.168.1.20', '10.20.0.0/16', '192.168.1.20:0', '192.168.1.20:70000', '10.20.0.0/33:80', 'fd00::5:80', 'printer:80', '127.0.0.1:80,']) {
      expect(() => readConfig({ LUNETTE_WEBHOOKS_INSIDE: wrong })).toThrow(/LUNETTE_WEBHOOKS_INSIDE is wrong: write addresses or networks, each with its port/)
    }
  })

  test('carry the port into the public address', () => {
    expect(readConfig({ PORT: '80' }).publicUrl).toBe('http://localhost:80')
  })
})

describe('the network', () => {
  const own = { LUNETTE_CERTIFICATE: '/etc/l/server.pem', LUNETTE_CERTIFICATE_KEY: '/etc/l/server.key', LUNETTE_PUBLIC_URL: 'https://lunette.example' }

  test('is open by HTTPS where LUNETTE_LISTEN says, under the name of the machine', () => {
    expect(readConfig({ LUNETTE_LISTEN: '0.0.0.0' })).toMatchObject({ network: { host: '0.0.0.0', port: 4143, own: null }, publicUrl: expect.stringMatching(/^https:\/\/[a-z0-9-]+\.local:4143$/) })
    expect(readConfig({ LUNETTE_LISTEN: '[::]:443' })).toMatchObject({ network: { host: '::', port: 443 }, publicUrl: expect.stringMatching(/\.local$/) })
    expect(readConfig({ LUNETTE_LISTEN: '192.168.1.10:8443', ...own })).toMatchObject({ network: { host: '192.168.1.10', port: 8443, own: { certificate: '/etc/l/server.pem', key: '/etc/l/server.key' } } })
    expect(readConfig({ LUNETTE_TRUST_PROXY: '192.168.1.5, 10.0.0.0/8' }).trustProxy).toEqual(['192.168.1.5', '10.0.0.0/8'])
    expect(readConfig({ LUNETTE_REQUESTS_PER_MINUTE: '600' }).requestsPerMinute).toBe(600)
  })

  test.each([
    ['a key without its certificate', { LUNETTE_CERTIFICATE_KEY: '/a' }, 'The setting LUNETTE_CERTIFICATE is missing: write the file with the certificate'],
    ['a certificate without its key', { LUNETTE_CERTIFICATE: '/a' }, 'The setting LUNETTE_CERTIFICATE_KEY is missing: write the file with the key'],
    ['a certificate that nobody sees', { ...own }, 'The setting LUNETTE_LISTEN is missing: write an address of this machine, such as 0.0.0.0:4143'],
    ['a certificate without its address', { ...own, LUNETTE_PUBLIC_URL: '', LUNETTE_LISTEN: '0.0.0.0' }, 'The setting LUNETTE_PUBLIC_URL is missing: write the address that the certificate is for, such as https://lunette.example.'],
    ['links without encryption', { LUNETTE_LISTEN: '0.0.0.0', LUNETTE_PUBLIC_URL: 'http://lunette.example' }, 'The setting LUNETTE_PUBLIC_URL is wrong: write it with https://'],
    ['the port of the machine itself', { LUNETTE_LISTEN: '0.0.0.0:4100' }, 'The setting LUNETTE_LISTEN is wrong: write another port than PORT, such as 0.0.0.0:4143'],
  ])('is refused with %s', (_, env, sentence) => {
    expect(refusalOf(env)).toContain(sentence)
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
    ['LUNETTE_LISTEN', 'everywhere', 'write an address of this machine, such as 0.0.0.0:4143 for all of them.'],
    ['LUNETTE_LISTEN', '0.0.0.0:0', 'write an address of this machine'],
    ['LUNETTE_LISTEN', '10.0.0.256', 'write an address of this machine'],
    ['LUNETTE_CERTIFICATE', 'server.pem', 'write the file with the certificate by its whole path'],
    ['LUNETTE_CERTIFICATE_KEY', 'server.key', 'write the file with its key by its whole path'],
    ['LUNETTE_TRUST_PROXY', 'true', 'write the addresses of the proxies alone, with a comma between them, such as 192.168.1.5.'],
    ['LUNETTE_TRUST_PROXY', '10.0.0.0/33', 'write the addresses of the proxies'],
    ['LUNETTE_REQUESTS_PER_MINUTE', 'many', 'write a number from 60 to 10000000, such as 3000.'],
    ['LUNETTE_REQUESTS_PER_MINUTE', '5', 'write a number from 60'],
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
