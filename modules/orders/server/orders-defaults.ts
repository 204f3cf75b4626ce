import type { Tx } from '#platform/db/tx'
import { kindDefaults } from '../domain/kind-defaults.ts'
import { usualStage } from '../domain/stage.ts'
import { saveKind } from './save-kind.ts'

/** Gives a new organization its four kinds of order with their stages. */
export function ordersDefaults(tx: Tx): void {
  kindDefaults.forEach((kind, position) => saveKind(tx, { code: kind.code, version: 1, names: kind.names, stages: kind.stages.map((stage) => ({ ...usualStage, ...stage })) }, { position, active: true }))
}
