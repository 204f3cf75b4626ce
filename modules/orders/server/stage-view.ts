import type { Language } from '#kernel/languages'
import type { Role } from '#modules/identity/domain'
import type { OrderView } from '../contract.ts'
import type { StageField } from '../domain/stage.ts'
import type { OrderData, StageData, ValueData } from './order-data.ts'

type StageView = OrderView['stages'][number]

const views = new WeakMap<StageData, Map<Language, StageView>>()

/** A stage with its names in one language. Made once for each stage that is in memory: every answer about an order holds a dozen. */
export function toStageView(stage: StageData, language: Language): StageView {
  const its = views.get(stage) ?? new Map<Language, StageView>()
  const view = its.get(language) ?? viewOf(stage, language)
  views.set(stage, its.set(language, view))
  return view
}

const viewOf = (stage: StageData, language: Language): StageView => ({
  code: stage.code, name: stage.names[language], phase: stage.phase, place: stage.place, mark: stage.mark, targetMinutes: stage.targetMinutes, roles: stage.roles && [...stage.roles] as Role[],
  fields: stage.fields.map((field) => ({
    code: field.code, name: field.names[language], kind: field.kind, required: field.required, unit: field.unit, choices: field.choices.map((choice) => ({ code: choice.code, name: choice.names[language] })),
  })),
  guards: [...stage.guards], label: stage.label, lensesCommitted: stage.lensesCommitted, countsAsLate: stage.countsAsLate, collectHere: stage.collectHere,
})

/** What was filled in, called as the order's kind calls it; `shown` is what a reader sees of the value. */
export function toValueView(value: ValueData, order: OrderData, language: Language): OrderView['values'][number] {
  const field = fieldOf(order, value.field)
  const choice = field?.choices.find(({ code }) => code === value.value)
  return {
    field: value.field, name: field?.names[language] ?? value.field, kind: field?.kind ?? 'text', unit: field?.unit ?? null, value: value.value, shown: choice?.names[language] ?? value.value, stage: value.stage,
    filledAt: value.filledAt, filledBy: value.filledBy ? { id: value.filledBy, name: value.filledByName ?? '' } : null,
  }
}

/** The field of that code at any stage of the order's kind. */
export const fieldOf = (order: OrderData, code: string): StageField | undefined => order.kind.stages.flatMap(({ fields }) => fields).find((field) => field.code === code)
