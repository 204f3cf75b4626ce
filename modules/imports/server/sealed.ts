import type { SealedColumn } from '#platform/crypto/sealed-column'
import { sealedParts } from './uploaded-file.ts'
import { rowPurpose } from './save-rows.ts'

/** What this module seals under an organization's key. */
export const importsSealed: readonly SealedColumn[] = [
  sealedParts,
  { kind: 'rows of imports', table: 'import_rows', column: 'sealed', under: 'organization', id: [['import_id', 'uuid'], ['row', 'int']], where: 'sealed is not null', purpose: (id) => rowPurpose(id.import_id ?? '', id.row ?? '') },
]
