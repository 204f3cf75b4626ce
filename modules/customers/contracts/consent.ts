import { z } from 'zod'
import { id, instant } from '#platform/http/contract'
import { consentChannels, consentGivers, consentPurposes, consentSources } from '../domain/consent.ts'

const fields = { purpose: z.enum(consentPurposes), channel: z.enum(consentChannels), granted: z.boolean(), givenBy: z.enum(consentGivers) }

export const newConsent = z.object({
  id: id.optional(), ...fields,
  channel: fields.channel.default('any'),
  granted: fields.granted.meta({ description: 'False withdraws.' }),
  source: z.enum(consentSources).meta({ description: 'Where it was said.' }),
  saidAt: instant.optional().meta({ description: 'When it was said; now when left out.' }),
  givenBy: fields.givenBy.default('customer').meta({ description: 'A minor\'s consent to health data is the guardian\'s.' }),
}).meta({ id: 'NewConsent' })
export type NewConsent = z.output<typeof newConsent>

export const consent = z.object({
  id, ...fields, source: z.string(), saidAt: instant, recordedAt: instant, recordedBy: z.object({ id, name: z.string() }).nullable(),
}).meta({ id: 'Consent' })
export type ConsentView = z.output<typeof consent>

/** `current`: the last word for each purpose and channel. `items`: the whole history, newest first. */
export const consents = z.object({ current: z.array(consent), items: z.array(consent), nextCursor: z.string().nullable() })
