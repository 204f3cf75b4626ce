import { IconTableImport } from '@tabler/icons-react'
import type { Page } from '#platform/ui/page'

const shared = { right: 'imports.manage', capability: 'imports' } as const

/** Files of another system: the list of what was brought in, and one import from the file to its result on one page. */
export const importsPages: readonly Page[] = [
  {
    ...shared,
    path: '/imports',
    title: /*i18n*/ { id: 'page.imports', message: 'Imports' },
    keys: [
      { caps: ['↑'], does: /*i18n*/ { id: 'key.row-before', message: 'row before' } },
      { caps: ['↓'], does: /*i18n*/ { id: 'key.row-after', message: 'next row' } },
      { caps: ['N'], does: /*i18n*/ { id: 'key.new', message: 'new' } },
    ],
    nav: { part: 'house', icon: IconTableImport },
    load: () => import('./imports-page.tsx'),
  },
  {
    ...shared,
    path: '/imports/new',
    title: /*i18n*/ { id: 'page.import', message: 'Import' },
    under: '/imports',
    keys: [{ caps: ['Ctrl', 'Enter'], does: /*i18n*/ { id: 'key.go-on', message: 'go on' } }],
    load: () => import('./import-page.tsx'),
  },
]
