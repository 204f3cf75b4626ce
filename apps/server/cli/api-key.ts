import { z } from 'zod'
import { email, newApiKey } from '#modules/identity/contract'
import { isDay } from '#kernel/days'
import { makeKeyFor } from '#modules/identity/server'
import { StartRefused } from '#platform/start-refused'
import { explained } from './context.ts'
import type { CliContext } from './context.ts'
import { readOptions } from './read-options.ts'

const usage = 'lunette api-key --for jana@example.com --scopes all [--organization slug] [--name "E-shop"] [--until 2027-12-31]'

/** `lunette api-key`: prints one key for a machine that acts for somebody, once. */
export async function apiKey(context: CliContext, args: readonly string[]): Promise<number> {
  const options = readOptions(args, usage, z.object({
    for: email, scopes: z.string().transform((text) => text.split(',').map((scope) => scope.trim())).pipe(newApiKey.shape.scopes), organization: z.string().optional(),
    name: newApiKey.shape.name.default('made by command'), until: z.string().refine(isDay, 'write a day such as 2027-12-31').optional(),
  }))
  const made = await explained(makeKeyFor(context.identity, {
    email: options.for, name: options.name, scopes: options.scopes, expiresAt: options.until ? `${options.until}T23:59:59Z` : null,
    ...(options.organization !== undefined && { organizationSlug: options.organization }),
  }))
  if ('refusal' in made) {
    throw new StartRefused(made.refusal === 'nobody' ? `${options.for} works in no organization${options.organization ? ` ${options.organization}` : ' here'}.` : `${options.for} works in several organizations: add --organization with the slug of one (lunette organization list).`)
  }
  context.say(`A key for ${made.organization}. It is shown this once:`)
  context.print(made.key)
  return 0
}
