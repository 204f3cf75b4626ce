import { timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import { bestLanguage } from '#kernel/languages'
import type { Language } from '#kernel/languages'
import { sql } from '#platform/db/sql'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import type { firstOrganization, setup } from '../contract.ts'
import { countryDefaults, taxDefaults } from '../domain/country-defaults.ts'
import { createOrganization } from './create-organization.ts'
import type { IdentityDeps } from './deps.ts'
import { guardGuessing } from './guard-guessing.ts'
import { isLocalCall } from './local-call.ts'
import { outsideTenancy } from './outside-tenancy.ts'
import { identityProblems } from './problems.ts'
import { signInWithoutPassword } from './sign-in.ts'
import type { SignedIn } from './sign-in.ts'

interface Installation { readonly organizations: number; readonly sample: string | null }

/** What the first page must know before anybody is signed in, in the caller's language. */
export async function readSetup(deps: Pick<IdentityDeps, 'db'>, call: Call): Promise<z.input<typeof setup>> {
  const { organizations, sample } = await readInstallation(deps)
  const language = languageOf(call)
  return {
    state: organizations === 0 ? 'empty' : 'ready', needsCode: !isLocalCall(call), hasSample: sample !== null,
    countries: countryDefaults.map(({ country, currency, language: spoken, timeZone, vatName }) => ({
      country, currency, language: spoken, timeZone, vatName,
      taxClasses: taxDefaults(country, true).flatMap(({ code, names, rates }) => rates.map((rate) => ({
        code, name: rates.length > 1 ? `${names[language]} · ${rate.component}` : names[language], rateBps: rate.rateBps, source: rate.source[language], verifiedOn: rate.verifiedOn,
      }))),
    })),
  }
}

/** Makes the sample organization and lets whoever asked look around in it as its owner. @throws {Problem} identity/setup-done, identity/setup-code, identity/too-many-codes */
export async function setUpSample(deps: IdentityDeps, call: Call, code: string | undefined): Promise<SignedIn> {
  await mustBeFirst(deps, call, code)
  const { ownerPersonId } = await onceAtATime(deps, () => deps.makeSample())
  return signInWithoutPassword(deps, call, ownerPersonId)
}

/** Opens the first organization with its owner, who is then signed in. @throws {Problem} identity/setup-done, identity/setup-code, identity/too-many-codes */
export async function setUpOrganization(deps: IdentityDeps, call: Call, { code, ...input }: z.output<typeof firstOrganization>): Promise<SignedIn> {
  await mustBeFirst(deps, call, code)
  const { personId } = await createOrganization(deps, { ...input, onlyAsFirst: true }, call)
  return signInWithoutPassword(deps, call, personId)
}

async function mustBeFirst(deps: IdentityDeps, call: Call, code: string | undefined): Promise<void> {
  if ((await readInstallation(deps)).organizations > 0) throw new Problem(identityProblems.setupDone)
  if (isLocalCall(call)) return
  // Six digits are soon guessed through: wrong codes are counted like wrong passwords.
  if (await guardGuessing(deps, 'setup code', call.address, async () => (isEqual(code ?? '', deps.setupCode) ? true : null), identityProblems.tooManyCodes) === null) {
    throw new Problem(identityProblems.setupCode)
  }
}

const making = new WeakMap<IdentityDeps['auth'], Promise<{ ownerPersonId: string }>>()

/** Pressed twice, the sample is made once and both look around in it. */
async function onceAtATime({ auth }: IdentityDeps, make: IdentityDeps['makeSample']): Promise<{ ownerPersonId: string }> {
  const underway = making.get(auth) ?? make().finally(() => making.delete(auth))
  making.set(auth, underway)
  return underway
}

async function readInstallation({ db }: Pick<IdentityDeps, 'db'>): Promise<Installation> {
  const [installation] = await outsideTenancy<Installation>(db, sql`select organizations, sample from app.installation()`)
  if (!installation) throw new Error('app.installation() answered nothing')
  return installation
}

const isEqual = (given: string, expected: string): boolean =>
  Buffer.byteLength(given) === Buffer.byteLength(expected) && timingSafeEqual(Buffer.from(given), Buffer.from(expected))

/** `cs,en;q=0.8` as the browser sends it. */
function languageOf({ headers }: Call): Language {
  const wanted = headers['accept-language']
  return bestLanguage(typeof wanted === 'string' ? wanted.split(',').map((part) => part.split(';')[0]?.trim() ?? '') : [])
}
