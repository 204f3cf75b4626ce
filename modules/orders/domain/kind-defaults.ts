import type { Names } from './names.ts'
import type { Stage, StageField } from './stage.ts'

/** A stage as a new organization gets it; what is left out is as usual. */
export type StageDefault = Pick<Stage, 'code' | 'phase' | 'place' | 'mark' | 'names' | 'targetMinutes'> & Partial<Stage>

export interface KindDefault { readonly code: string; readonly names: Names; readonly stages: readonly StageDefault[] }

const names = (en: string, cs: string, pt: string, zh: string): Names => ({ en, cs, 'pt-BR': pt, 'zh-CN': zh })
const HOUR = 60
const DAY = 24 * HOUR

const textField = (code: string, called: Names): StageField => ({ code, names: called, kind: 'text', required: false, unit: null, choices: [] })
const tray = textField('tray', names('Tray', 'Přihrádka', 'Bandeja', '托盘'))
const lab = textField('lab', names('Lab', 'Laboratoř', 'Laboratório', '加工中心'))
const labNumber = textField('lab-number', names('Lab’s order number', 'Číslo zakázky v laboratoři', 'Número da OS no laboratório', '加工单号'))
const trackingNumber = textField('tracking-number', names('Tracking number', 'Číslo zásilky', 'Código de rastreio', '快递单号'))
const measuredPd: StageField = { code: 'measured-pd', names: names('PD as made', 'Naměřená PD', 'DNP conferida', '实测瞳距'), kind: 'number', required: false, unit: 'mm', choices: [] }
/** Who works at the bench and answers for what leaves it. */
const bench = ['manager', 'optometrist', 'optician', 'technician'] as const

const takenIn: StageDefault = { code: 'taken-in', phase: 'taken', place: 'shop', mark: 'ring', names: names('Taken in', 'Přijato', 'Recebido', '已接单'), targetMinutes: 2 * HOUR }
const inTray: StageDefault = { ...takenIn, fields: [tray], label: 'tray-label' }
const ready: StageDefault = { code: 'ready', phase: 'ready', place: 'shelf', mark: 'disc-tick', names: names('Ready', 'K vyzvednutí', 'Pronto para retirada', '可取镜'), targetMinutes: 10 * DAY, label: 'pick-up-slip' }
const inspection: StageDefault = { code: 'final-inspection', phase: 'finishing', place: 'workshop', mark: 'diamond', names: names('Final inspection', 'Výstupní kontrola', 'Conferência final', '终检'), targetMinutes: 4 * HOUR, roles: bench }
const collected: StageDefault = { code: 'collected', phase: 'closed', place: 'customer', mark: 'tick', names: names('Collected', 'Vyzvednuto', 'Retirado', '已取镜'), targetMinutes: null, guards: ['balance'] }

/** The four kinds of order a new organization begins with; all of it can be changed in settings. */
export const kindDefaults: readonly KindDefault[] = [
  {
    code: 'external-lens-job',
    names: names('Lens job with a lab', 'Zakázka s laboratoří', 'OS com laboratório', '外加工配镜'),
    stages: [
      inTray,
      { code: 'checked', phase: 'taken', place: 'shop', mark: 'ring-tick', names: names('Checked', 'Zkontrolováno', 'Conferido', '已复核'), targetMinutes: 4 * HOUR },
      { code: 'sent-to-lab', phase: 'producing', place: 'lab', mark: 'arrowhead', names: names('Sent to lab', 'Odesláno do laboratoře', 'Enviado ao laboratório', '已送加工'), targetMinutes: DAY, lensesCommitted: true, fields: [lab, labNumber, trackingNumber] },
      { code: 'in-production', phase: 'producing', place: 'lab', mark: 'half-disc', names: names('In production', 'Ve výrobě', 'Em produção', '制作中'), targetMinutes: 4 * DAY, lensesCommitted: true, fields: [labNumber] },
      { code: 'arrived', phase: 'finishing', place: 'workshop', mark: 'box-arrow', names: names('Arrived', 'Dorazilo', 'Chegou', '已到店'), targetMinutes: 8 * HOUR, lensesCommitted: true },
      { code: 'glazed', phase: 'finishing', place: 'workshop', mark: 'two-lenses', names: names('Glazed', 'Zabroušeno', 'Montado', '已装配'), targetMinutes: 6 * HOUR, lensesCommitted: true },
      { ...inspection, lensesCommitted: true, fields: [measuredPd] },
      { ...ready, lensesCommitted: true },
      collected,
    ],
  },
  {
    code: 'repair',
    names: names('Repair', 'Oprava', 'Conserto', '维修'),
    stages: [
      inTray,
      { code: 'in-workshop', phase: 'producing', place: 'workshop', mark: 'half-disc', names: names('In the workshop', 'V dílně', 'Na oficina', '加工室处理中'), targetMinutes: 2 * DAY },
      inspection, ready, collected,
    ],
  },
  {
    code: 'stock-sale',
    names: names('Sale from stock', 'Prodej ze skladu', 'Venda de estoque', '现货销售'),
    stages: [
      { ...takenIn, collectHere: true },
      { code: 'prepared', phase: 'finishing', place: 'shop', mark: 'hexagon', names: names('Prepared', 'Připraveno', 'Preparado', '已备货'), targetMinutes: 4 * HOUR, collectHere: true },
      ready, collected,
    ],
  },
  {
    code: 'treatment',
    names: names('Treatment', 'Ošetření', 'Tratamento', '护理'),
    stages: [
      takenIn,
      { code: 'in-service', phase: 'ready', place: 'shop', mark: 'half-disc', names: names('In service', 'Probíhá', 'Em atendimento', '服务中'), targetMinutes: 2 * HOUR },
      { code: 'finished', phase: 'closed', place: 'customer', mark: 'tick', names: names('Finished', 'Dokončeno', 'Concluído', '已完成'), targetMinutes: null, guards: ['balance'] },
    ],
  },
]
