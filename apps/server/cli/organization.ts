import { z } from 'zod'
import { country, email, newOrganization } from '#modules/identity/contract'
import { defaultsOf } from '#modules/identity/domain'
import { createOrganization, findPerson, makeResetLink } from '#modules/identity/server'
import { StartRefused } from '#platform/start-refused'
import { explained, listAll, withinHours } from './context.ts'
import type { CliContext } from './context.ts'
import { readOptions } from './read-options.ts'

const usage = {
  create: 'lunette organization create --name "Optika" --country CZ --owner-email jana@example.com --owner-name "Jana Nováková" [--branch Brno] [--vat-payer yes|no] [--currency CZK] [--language cs] [--time-zone Europe/Prague]',
  list: 'lunette organization list',
}

/** `lunette organization create|list`. */
export async function organization(context: CliContext, [verb, ...args]: readonly string[]): Promise<number> {
  if (verb === 'create') return create(context, args)
  if (verb === 'list') return list(context)
  throw new StartRefused(`Write one of:\n  ${Object.values(usage).join('\n  ')}`)
}

async function create(context: CliContext, args: readonly string[]): Promise<number> {
  const { name, branch } = newOrganization.shape
  const options = readOptions(args, usage.create, z.object({
    name, country, 'owner-email': email, 'owner-name': z.string().trim().min(1).max(120), branch: branch.shape.name.optional(), 'vat-payer': z.enum(['yes', 'no']).default('yes'),
    currency: newOrganization.shape.currency.optional(), language: newOrganization.shape.language.optional(), 'time-zone': branch.shape.timeZone.optional(),
  }))
  const defaults = defaultsOf(options.country)
  const known = await findPerson(context.identity.db, options['owner-email'])
  const { organizationId } = await explained(createOrganization(context.identity, {
    name: options.name, country: options.country, vatPayer: options['vat-payer'] === 'yes', currency: options.currency ?? defaults.currency, language: options.language ?? defaults.language,
    branch: { name: options.branch ?? options.name, timeZone: options['time-zone'] ?? defaults.timeZone, hours: [] },
    owner: known ? { personId: known.id } : { name: options['owner-name'], email: options['owner-email'], password: null },
  }))
  context.say(`${options.name} is open, with tax rates and stages of ${defaults.country === 'other' ? 'no country in particular: enter yours' : defaults.country}.`)
  context.print(organizationId)
  const link = known ? null : await makeResetLink(context.identity, options['owner-email'])
  if (link) {
    context.say(`${options['owner-name']} chooses a password here, once and ${withinHours(link.validHours)}:`)
    context.print(link.url)
  }
  return 0
}

async function list(context: CliContext): Promise<number> {
  for (const one of await listAll(context)) context.print([one.id, one.slug, one.country, one.sample ? 'sample' : '', one.name].join('\t'))
  return 0
}
