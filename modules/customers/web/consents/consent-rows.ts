import type { ConsentView } from '../../contract.ts'
import { consentChannels, consentPurposes, type ConsentChannel, type ConsentPurpose } from '../../domain/consent.ts'

/** A line of the table; `said` null: nobody spoke of it yet. */
export interface ConsentRow { readonly purpose: ConsentPurpose; readonly channel: ConsentChannel; readonly said: ConsentView | null }

/** Purposes that are about no way of being heard from. */
export const withoutChannel: ReadonlySet<ConsentPurpose> = new Set(['health-data', 'suggestions'])

/** Every purpose once for all ways, and each way for which something of its own was said. */
export const consentRows = (current: readonly ConsentView[]): ConsentRow[] => consentPurposes.flatMap((purpose) =>
  consentChannels.map((channel) => ({ purpose, channel, said: current.find((one) => one.purpose === purpose && one.channel === channel) ?? null }))
    .filter(({ channel, said }) => channel === 'any' || said !== null))
