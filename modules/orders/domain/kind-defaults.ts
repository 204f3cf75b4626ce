import type { Language } from '#kernel/languages'
import type { Phase, Place } from './order-phase.ts'

export type Names = Readonly<Record<Language, string>>

export interface StageDefault {
  readonly code: string
  readonly phase: Phase
  readonly place: Place
  /** The shape that stands for it (the glossary's marks). */
  readonly mark: string
  readonly names: Names
  /** How long it should take at most, in minutes of the clock; null: nobody waits. */
  readonly targetMinutes: number | null
  readonly flags?: { readonly lensesCommitted?: boolean }
}

export interface KindDefault { readonly code: string; readonly names: Names; readonly stages: readonly StageDefault[] }

const names = (en: string, cs: string, pt: string, zh: string): Names => ({ en, cs, 'pt-BR': pt, 'zh-CN': zh })
const HOUR = 60
const DAY = 24 * HOUR

const takenIn: StageDefault = { code: 'taken-in', phase: 'taken', place: 'shop', mark: 'ring', names: names('Taken in', 'Přijato', 'Recebido', '已接单'), targetMinutes: 2 * HOUR }
const ready: StageDefault = { code: 'ready', phase: 'ready', place: 'shelf', mark: 'disc-tick', names: names('Ready', 'K vyzvednutí', 'Pronto para retirada', '可取镜'), targetMinutes: 10 * DAY }
const inspection: StageDefault = { code: 'final-inspection', phase: 'finishing', place: 'workshop', mark: 'diamond', names: names('Final inspection', 'Výstupní kontrola', 'Conferência final', '终检'), targetMinutes: 4 * HOUR }
const collected: StageDefault = { code: 'collected', phase: 'closed', place: 'customer', mark: 'tick', names: names('Collected', 'Vyzvednuto', 'Retirado', '已取镜'), targetMinutes: null }

/** The four kinds of order a new organization begins with; all of it can be changed in settings. */
export const kindDefaults: readonly KindDefault[] = [
  {
    code: 'external-lens-job',
    names: names('Lens job with a lab', 'Zakázka s laboratoří', 'OS com laboratório', '外加工配镜'),
    stages: [
      takenIn,
      { code: 'checked', phase: 'taken', place: 'shop', mark: 'ring-tick', names: names('Checked', 'Zkontrolováno', 'Conferido', '已复核'), targetMinutes: 4 * HOUR },
      { code: 'sent-to-lab', phase: 'producing', place: 'lab', mark: 'arrowhead', names: names('Sent to lab', 'Odesláno do laboratoře', 'Enviado ao laboratório', '已送加工'), targetMinutes: DAY, flags: { lensesCommitted: true } },
      { code: 'in-production', phase: 'producing', place: 'lab', mark: 'half-disc', names: names('In production', 'Ve výrobě', 'Em produção', '制作中'), targetMinutes: 4 * DAY, flags: { lensesCommitted: true } },
      { code: 'arrived', phase: 'finishing', place: 'workshop', mark: 'box-arrow', names: names('Arrived', 'Dorazilo', 'Chegou', '已到店'), targetMinutes: 8 * HOUR, flags: { lensesCommitted: true } },
      { code: 'glazed', phase: 'finishing', place: 'workshop', mark: 'two-lenses', names: names('Glazed', 'Zabroušeno', 'Montado', '已装配'), targetMinutes: 6 * HOUR, flags: { lensesCommitted: true } },
      { ...inspection, flags: { lensesCommitted: true } },
      { ...ready, flags: { lensesCommitted: true } },
      collected,
    ],
  },
  {
    code: 'repair',
    names: names('Repair', 'Oprava', 'Conserto', '维修'),
    stages: [
      takenIn,
      { code: 'in-workshop', phase: 'producing', place: 'workshop', mark: 'half-disc', names: names('In the workshop', 'V dílně', 'Na oficina', '加工室处理中'), targetMinutes: 2 * DAY },
      inspection, ready, collected,
    ],
  },
  {
    code: 'stock-sale',
    names: names('Sale from stock', 'Prodej ze skladu', 'Venda de estoque', '现货销售'),
    stages: [
      takenIn,
      { code: 'prepared', phase: 'finishing', place: 'shop', mark: 'hexagon', names: names('Prepared', 'Připraveno', 'Preparado', '已备货'), targetMinutes: 4 * HOUR },
      ready, collected,
    ],
  },
  {
    code: 'treatment',
    names: names('Treatment', 'Ošetření', 'Tratamento', '护理'),
    stages: [
      takenIn,
      { code: 'in-service', phase: 'ready', place: 'shop', mark: 'half-disc', names: names('In service', 'Probíhá', 'Em atendimento', '服务中'), targetMinutes: 2 * HOUR },
      { code: 'finished', phase: 'closed', place: 'customer', mark: 'tick', names: names('Finished', 'Dokončeno', 'Concluído', '已完成'), targetMinutes: null },
    ],
  },
]
