import { cells, eyes } from './eye-values.ts'
import type { BothEyes, Cell, Eye } from './eye-values.ts'

/** A cell that says something else than before; null says nothing. */
export interface ChangedCell { readonly eye: Eye; readonly cell: Cell; readonly before: number | null; readonly after: number | null }

/** What changed from one version to another, cell by cell, right eye first. */
export const compareVersions = (before: BothEyes, after: BothEyes): ChangedCell[] =>
  eyes.flatMap((eye) => cells.flatMap((cell) => (before[eye][cell] === after[eye][cell] ? [] : [{ eye, cell, before: before[eye][cell], after: after[eye][cell] }])))
