import { expect, test } from 'vitest'
import { judgeAudit } from './judge-audit.ts'

const report = (vulnerabilities: object): string => JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { vulnerabilities: { total: Object.keys(vulnerabilities).length }, dependencies: { prod: 214 } } })

test('a known vulnerability fails, and the line says which package and where to read', () => {
  const text = report({ pump: { name: 'pump', severity: 'high', range: '<1.2.3', via: [{ title: 'Leaks', url: 'https://example.org/a' }, 'hose'], fixAvailable: false } })
  expect(judgeAudit(text)).toEqual({ failed: true, lines: ['high: pump <1.2.3: Leaks https://example.org/a; by hose; no fixed version yet'] })
})

test('none is said with how many were looked at', () => {
  expect(judgeAudit(report({}))).toEqual({ failed: false, lines: ['No known vulnerability in 214 packages.'] })
})

test.each([['nothing', ''], ['no JSON', 'npm error'], ['an error', JSON.stringify({ message: '405 Method Not Allowed - POST somewhere', error: {} })]])('%s is not taken for "none"', (_what, text) => {
  expect(judgeAudit(text)).toEqual({ failed: false, lines: [expect.stringMatching(/^NOT RUN: /)] })
})
