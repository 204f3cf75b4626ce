import { fileURLToPath } from 'node:url'
import { byValue, told } from '../row.ts'
import type { Row } from '../row.ts'
import { webSizes } from '../web-sizes.ts'

/** What a browser loads first, in kilobytes after gzip. */
export async function measureWeb(): Promise<Row[]> {
  const sizes = await webSizes(fileURLToPath(new URL('../../dist/web', import.meta.url)))
  return sizes.flatMap(({ entry, js, css, pageTexts, jsLimit, cssLimit }) => [
    byValue({ issue: 'orders', id: `web.${entry.replace('.html', '')}.js`, value: js / 1000, unit: 'kB gzip' }, '<=', jsLimit / 1000),
    byValue({ issue: 'orders', id: `web.${entry.replace('.html', '')}.css`, value: css / 1000, unit: 'kB gzip' }, '<=', cssLimit / 1000),
    ...(pageTexts > 0 ? [told({ issue: 'orders', id: `web.${entry.replace('.html', '')}.page-texts`, value: pageTexts / 1000, unit: 'kB gzip' })] : []),
  ])
}
