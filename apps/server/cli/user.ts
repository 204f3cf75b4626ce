import { z } from 'zod'
import { email, language as languageContract } from '#modules/identity/contract'
import { roles } from '#modules/identity/domain'
import { addPersonByCommand, disablePerson, enablePerson, makeResetLink, resetFactor } from '#modules/identity/server'
import { StartRefused } from '#platform/start-refused'
import { chooseOrganization, explained, withinHours } from './context.ts'
import type { CliContext } from './context.ts'
import { readOptions } from './read-options.ts'

const usage = {
  create: 'lunette user create --email jana@example.com --name "Jana Nováková" [--role owner] [--organization slug] [--language cs]',
  reset: 'lunette user reset jana@example.com',
  'reset-factor': 'lunette user reset-factor jana@example.com',
  disable: 'lunette user disable jana@example.com',
  enable: 'lunette user enable jana@example.com',
}
const who = z.object({ words: z.tuple([email]) })

/** `lunette user create|reset|reset-factor|disable|enable`: people at the machine itself, for when nobody can sign in. */
export async function user(context: CliContext, [verb, ...args]: readonly string[]): Promise<number> {
  if (verb === 'create') return create(context, args)
  if (verb === 'reset') return reset(context, args)
  if (verb === 'reset-factor') return turn(context, args, usage['reset-factor'], resetFactor, 'has no second factor any more and signs in with the password alone. It was told to them by mail, if Lunette can send any.')
  if (verb === 'disable') return turn(context, args, usage.disable, disablePerson, 'can no longer sign in. Running servers notice within ten seconds.')
  if (verb === 'enable') return turn(context, args, usage.enable, enablePerson, 'can sign in again.')
  throw new StartRefused(`Write one of:\n  ${Object.values(usage).join('\n  ')}`)
}

async function create(context: CliContext, args: readonly string[]): Promise<number> {
  const options = readOptions(args, usage.create, z.object({
    email, name: z.string().trim().min(1).max(120), role: z.enum(roles).default('owner'), organization: z.string().optional(), language: languageContract.optional(),
  }))
  const organization = await chooseOrganization(context, options.organization)
  const { link } = await explained(addPersonByCommand(context.identity, {
    organizationId: organization.id, name: options.name, email: options.email, language: options.language ?? organization.language, roles: [{ role: options.role, branchId: null }],
  }))
  context.say(link ? `${options.name} chooses a password here, once and within seven days:` : `${options.name} signs in already and now works in ${organization.name} too.`)
  if (link) context.print(link)
  return 0
}

async function reset(context: CliContext, args: readonly string[]): Promise<number> {
  const { words: [address] } = readOptions(args, usage.reset, who)
  const link = await makeResetLink(context.identity, address)
  if (!link) throw new StartRefused(`Nobody who may sign in has the e-mail ${address}.`)
  context.say(`A new password is set here, once and ${withinHours(link.validHours)}:`)
  context.print(link.url)
  return 0
}

async function turn(context: CliContext, args: readonly string[], line: string, act: typeof disablePerson, sentence: string): Promise<number> {
  const { words: [address] } = readOptions(args, line, who)
  if (!await explained(act(context.identity, address))) throw new StartRefused(`Nobody here has the e-mail ${address}.`)
  context.say(`${address} ${sentence}`)
  return 0
}
