import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { arrowRules } from './boundaries/arrows.ts'
import { findCycles } from './boundaries/find-cycles.ts'
import { describeViolation, findViolations } from './boundaries/find-violations.ts'
import { knownModules, modulesBelow } from './boundaries/module-tree.ts'
import { findShopNouns } from './boundaries/platform-words.ts'
import { readImports } from './boundaries/read-imports.ts'
import { readSources, repositoryFiles, repositoryRoot } from './boundaries/repository-files.ts'
import { resolveImport } from './boundaries/resolve-import.ts'

const aliases = (JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { imports: Record<string, string> }).imports

/** The rules that a made-up tree breaks, each once. */
const rulesBrokenBy = (files: Record<string, string>) => [...new Set(findViolations(new Map(Object.entries(files)), aliases).map((found) => found.rule))]

describe('the tree as it is', () => {
  test('draws no forbidden arrow', () => {
    expect(findViolations(readSources(), aliases).map(describeViolation)).toEqual([])
  })

  test('has a floor for every module', () => {
    const modules = readdirSync(join(repositoryRoot, 'modules'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(modules.map((entry) => entry.name).filter((name) => !knownModules.includes(name))).toEqual([])
  })

  test('keeps the words of the counter out of platform/', () => {
    const tools = repositoryFiles().filter((path) => /^platform\/.*\.(ts|tsx|mjs|css|sql|typ|md)$/.test(path) && !/\.test\.tsx?$/.test(path))
    expect(tools.length).toBeGreaterThan(0)
    expect(tools.flatMap((path) => findShopNouns(readFileSync(join(repositoryRoot, path), 'utf8')).map(({ word, line }) => `${path}:${line} ${word}`))).toEqual([])
  })
})

describe('every rule refuses', () => {
  const refused: [rule: string, file: string, text: string][] = [
    ['rules-are-pure', 'modules/orders/domain/cancel.ts', "import { readFileSync } from 'node:fs'"],
    ['rules-are-pure', 'modules/orders/domain/cancel.ts', "import { inTenant } from '#platform/db/in-tenant'"],
    ['rules-are-pure', 'modules/orders/domain/cancel.ts', "import type { OrderView } from '../contract.ts'"],
    ['rules-are-pure', 'modules/orders/domain/cancel.ts', "import { transpose } from '#modules/prescriptions/domain'"],
    ['kernel-is-words', 'kernel/money.ts', "import { createHash } from 'node:crypto'"],
    ['kernel-is-words', 'kernel/money.ts', "import { log } from '#platform/log'"],
    ['kernel-and-platform-know-no-module', 'platform/http/routes.ts', "import { whoAsks } from '#modules/identity/server'"],
    ['kernel-and-platform-know-no-module', 'platform/ui/link.tsx', "import { paths } from '#web/paths'"],
    ['use-the-door', 'modules/orders/server/place-order.ts', "import { savePayment } from '../../payments/server/payment-store.ts'"],
    ['use-the-door', 'modules/orders/web/order-page.tsx', "const picker = await import('../../customers/web/customer-picker.tsx')"],
    ['apps-use-the-door', 'apps/server/app.ts', "import { saveOrder } from '../../modules/orders/server/order-store.ts'"],
    ['apps-use-the-door', 'tests/journeys/intake.ts', "import { saveOrder } from '../../modules/orders/server/order-store.ts'"],
    ['web-never-server', 'modules/orders/web/order-page.tsx', "import type { OrderView } from '../server/order-views.ts'"],
    ['web-never-server', 'modules/orders/web/order-page.tsx', "import { orders } from '#modules/orders/server'"],
    ['web-never-server', 'modules/orders/contract.ts', "import { randomUUID } from 'node:crypto'"],
    ['web-never-server', 'platform/ui/button.tsx', "import { join } from 'node:path'"],
    ['browsers-load-no-shapes', 'modules/orders/web/order-page.tsx', "import { orderView } from '../contract.ts'"],
    ['server-never-web', 'modules/orders/server/routes.ts', "import { OrderPage } from '../web/order-page.tsx'"],
    ['server-never-web', 'apps/server/app.ts', "import { useState } from 'react'"],
    ['contract-stands-alone', 'modules/orders/contract.ts', "import { placeOrder } from './server/place-order.ts'"],
    ['contract-stands-alone', 'modules/orders/contract.ts', "import { tag } from '#platform/db/sql'"],
    ['modules-know-no-app', 'modules/orders/server/routes.ts', "import { config } from '../../../apps/server/config.ts'"],
    ['modules-know-no-app', 'modules/orders/web/order-page.tsx', "import { session } from '#web/session'"],
    ['apps-stay-apart', 'apps/web/main.tsx', "import { app } from '../server/app.ts'"],
    ['pg-stays-in-platform', 'modules/orders/server/order-store.ts', "import pg from 'pg'"],
    ['pg-stays-in-platform', 'platform/http/routes.ts', "import type { Pool } from 'pg'"],
    ['sign-in-stays-in-identity', 'modules/customers/server/realm.ts', "import { betterAuth } from 'better-auth'"],
    ['sign-in-stays-in-identity', 'apps/server/app.ts', "import { createAuth } from '@better-auth/core'"],
    ['product-without-tests', 'modules/orders/server/place-order.ts', "import { world } from '#tests/world'"],
    ['product-without-tests', 'platform/db/sql.ts', "import { expect } from 'vitest'"],
    ['product-without-tests', 'platform/db/sql.ts', "import { cases } from './sql.test.ts'"],
    ['lower-knows-no-higher', 'modules/payments/server/record-payment.ts', "import { orders } from '#modules/orders/server'"],
    ['lower-knows-no-higher', 'modules/customers/web/customer-page.tsx', "export { StockBadge } from '#modules/stock/web'"],
    ['lower-knows-no-higher', 'modules/customers/server/index.ts', "import { prices } from '#modules/catalog/server'"],
    ['aliases-exist', 'modules/orders/server/place-order.ts', "import { pay } from '#modules/payments/server/record-payment'"],
    ['relative-stays-home', 'modules/orders/server/place-order.ts', "import { money } from '../../../kernel/money.ts'"],
    ['relative-stays-home', 'tests/journeys/intake.ts', "import { money } from '../../kernel/money.ts'"],
    ['relative-stays-home', 'modules/orders/server/place-order.ts', "import { payments } from '../../payments/server/index.ts'"],
  ]
  test.each(refused)('%s: %s with %s', (rule, file, text) => {
    expect(rulesBrokenBy({ [file]: text })).toContain(rule)
  })

  test('no-cycles: two files that need each other, even for a type', () => {
    const broken = rulesBrokenBy({ 'kernel/a.ts': "import { b } from './b.ts'", 'kernel/b.ts': "import type { A } from './a.ts'" })
    expect(broken).toEqual(['no-cycles'])
  })

  test('browsers-reach-no-node: a page that reaches Node through two shared files', () => {
    const broken = rulesBrokenBy({
      'modules/orders/web/order-page.tsx': "import { label } from '#platform/i18n/label'",
      'platform/i18n/label.ts': "import { catalog } from './catalog.ts'",
      'platform/i18n/catalog.ts': "import { readFileSync } from 'node:fs'",
    })
    expect(broken).toEqual(['browsers-reach-no-node'])
  })

  test('browsers-reach-no-node: a contract that reaches Node through the shapes it shares', () => {
    const broken = rulesBrokenBy({
      'modules/orders/contract.ts': "import { day } from '#platform/http/contract'",
      'platform/http/contract.ts': "import { isIP } from 'node:net'",
    })
    expect(broken).toEqual(['browsers-reach-no-node'])
  })

  test('by name: each rule has such an import here', () => {
    expect(arrowRules.map((rule) => rule.name).filter((name) => !refused.some(([rule]) => rule === name))).toEqual([])
  })
})

describe('every rule lets pass', () => {
  const allowed: [file: string, text: string][] = [
    ['modules/orders/domain/cancel.ts', "import { money } from '#kernel/money'; import { phases } from './order-stage.ts'"],
    ['modules/orders/domain/cancel.test.ts', "import { test } from 'vitest'; import fc from 'fast-check'"],
    ['modules/orders/server/place-order.ts', "import { payments } from '#modules/payments/server'; import { transpose } from '#modules/prescriptions/domain'"],
    ['modules/orders/server/place-order.ts', "import { sql } from '#platform/db/sql'; import { randomUUID } from 'node:crypto'"],
    ['modules/orders/web/order-page.tsx', "import { paths } from '#web/paths'; import { Button } from '#platform/ui/button.tsx'; import { CustomerPicker } from '#modules/customers/web'"],
    ['modules/orders/contract.ts', "import { z } from 'zod'; import { moneyShape } from '#kernel/money'; import { paymentShape } from '#modules/payments/contract'"],
    ['modules/identity/server/auth.ts', "import { betterAuth } from 'better-auth'; import pg from 'pg'"],
    ['platform/db/database.ts', "import pg from 'pg'"],
    ['apps/server/app.ts', "import { orders } from '#modules/orders/server'"],
    ['apps/web/routes.tsx', "const orders = () => import('#modules/orders/web')"],
    ['modules/identity/server/testing/identity-app.ts', "import pg from 'pg'"],
    ['tests/helpers/running-server.ts', "const main = new URL('../../apps/server/main.ts', import.meta.url)"],
    ['vite.config.ts', "import { host } from './apps/server/config.ts'"],
  ]
  test.each(allowed)('%s with %s', (file, text) => {
    expect(rulesBrokenBy({ [file]: text })).toEqual([])
  })
})

describe('imports are read', () => {
  test('in every form, with line and whether only types are meant', () => {
    const text = [
      "import a, { type B } from './a.ts'",
      "import { type C, type D } from './c.ts'",
      "export * from './e.ts'",
      "export type { F } from './f.ts'",
      "const g = () => import('./g.tsx')",
      "type H = import('./h.ts').H",
      "new Worker(new URL('./i.ts', import.meta.url))",
      "// import './not.ts'",
      "const text = `import './not.ts'`",
    ]
    expect(readImports('x.ts', text.join('\n')).map(({ specifier, line, typeOnly }) => `${line} ${specifier}${typeOnly ? ' type' : ''}`)).toEqual([
      '1 ./a.ts',
      '2 ./c.ts type',
      '3 ./e.ts',
      '4 ./f.ts type',
      '5 ./g.tsx',
      '6 ./h.ts type',
      '7 ./i.ts',
    ])
  })

  test('or refused aloud when a file does not parse', () => {
    expect(() => readImports('broken.ts', 'import {')).toThrow(/broken\.ts/)
  })

  test('through the aliases of package.json', () => {
    const to = (specifier: string) => resolveImport('modules/orders/server/place-order.ts', specifier, aliases)
    expect(to('#modules/payments/server')).toBe('modules/payments/server/index.ts')
    expect(to('#platform/ui/button.tsx')).toBe('platform/ui/button.tsx')
    expect(to('#platform/db/in-tenant')).toBe('platform/db/in-tenant.ts')
    expect(to('./order-store.ts?raw')).toBe('modules/orders/server/order-store.ts')
    expect(to('@mantine/core/styles.css')).toBe('npm:@mantine/core')
    expect(to('#nowhere/x')).toBe('unknown:#nowhere/x')
  })
})

describe('the helpers themselves', () => {
  test('a circle is named once, from its first file back to it', () => {
    const cycles = findCycles(new Map([['a', ['b']], ['b', ['c', 'd']], ['c', ['b']], ['d', []]]))
    expect(cycles).toEqual([['b', 'c', 'b']])
  })

  test('a module may ask all floors below, not its neighbours', () => {
    expect(modulesBelow('payments')).toEqual(['identity'])
    expect(modulesBelow('orders')).toEqual(['identity', 'customers', 'catalog', 'payments', 'prescriptions', 'stock', 'lenses'])
  })

  test.each([
    ['const placeOrder = 1', ['order']],
    ['the lenses of a CustomerName', ['lenses', 'customer']],
    ['select id from lines order by id', []],
    ['rows.orderBy(id) in sort order', []],
    ['  /** A name such as `orders.phase-changed` of an order */', ['order']],
    ['const kind = `orders.phase-changed`', ['orders']],
    ['const frames = error.stack; { stack: frames }', []],
    ['requestAnimationFrame; X-Frame-Options; organization', []],
  ])('%s: nouns %j', (text, words) => {
    expect(findShopNouns(text).map((found) => found.word)).toEqual(words)
  })
})
