import type { I18n } from '@lingui/core'
import type { KindFault } from '../domain/kind-faults.ts'

/** What would be broken, as a sentence of the reader's language. `stage` and `field` are called as they are called there. */
export function sayKindFault(i18n: I18n, fault: KindFault, stage: string, field: string): string {
  const values = { stage, field }
  switch (fault.reason) {
    case 'code-twice': return i18n._(/*i18n*/ { id: 'kind-fault.code-twice', message: '“{stage}” stands there twice.', values })
    case 'begins-late': return i18n._(/*i18n*/ { id: 'kind-fault.begins-late', message: 'The first stage has to be one of taking in: without it a new order would count as made already.' })
    case 'never-ends': return i18n._(/*i18n*/ { id: 'kind-fault.never-ends', message: 'The last stage has to be the end: without it no order could be collected and nothing would ever be earned.' })
    case 'goes-on-after-end': return i18n._(/*i18n*/ { id: 'kind-fault.goes-on-after-end', message: '“{stage}” is an end, but stages follow it. Nothing can follow the end.', values })
    case 'phases-backwards': return i18n._(/*i18n*/ { id: 'kind-fault.phases-backwards', message: '“{stage}” belongs to an earlier phase than the stage before it: lists and figures would count the work backwards.', values })
    case 'never-collected': return i18n._(/*i18n*/ { id: 'kind-fault.never-collected', message: 'No stage lets the customer collect: add a ready stage, or allow collecting from another one.' })
    case 'nothing-waits-at-intake': return i18n._(/*i18n*/ { id: 'kind-fault.nothing-waits-at-intake', message: '“{stage}” is entered by taking the order: nothing can be demanded there. Put the guard or the required field on a later stage.', values })
    case 'balance-before-end': return i18n._(/*i18n*/ { id: 'kind-fault.balance-before-end', message: '“{stage}” cannot wait for the balance: only the last stage does, for the balance is asked when the customer collects.', values })
    case 'nobody-may-enter': return i18n._(/*i18n*/ { id: 'kind-fault.nobody-may-enter', message: 'Nobody but the owner could enter “{stage}”: choose at least one role, or all.', values })
    case 'field-twice': return i18n._(/*i18n*/ { id: 'kind-fault.field-twice', message: '“{stage}” asks for “{field}” twice.', values })
    case 'field-changes': return i18n._(/*i18n*/ { id: 'kind-fault.field-changes', message: '“{field}” is of another sort at “{stage}” than at a stage before: an order keeps one value of it.', values })
    case 'choice-without-choices': return i18n._(/*i18n*/ { id: 'kind-fault.choice-without-choices', message: '“{field}” at “{stage}” is a choice, but there is nothing to choose from.', values })
    case 'last-kind': return i18n._(/*i18n*/ { id: 'kind-fault.last-kind', message: 'This is the last kind in use: without it no order could be taken.' })
  }
}
