import type { FastifyRequest } from 'fastify'
import { isId } from '#kernel/ids'
import { languages } from '#kernel/languages'
import type { Language } from '#kernel/languages'
import type { Deps } from '#platform/deps'
import { sql } from '#platform/db/sql'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { HeldRole, Right } from '../domain/rights.ts'
import { opensByPin } from '../domain/pin.ts'
import { isOverdue, isProven } from '../domain/step-up.ts'
import { reachOf, rights } from '../domain/rights.ts'
import { hashOfKey } from './key-secret.ts'
import { mustHavePassword } from './must-be-person.ts'
import { identityProblems } from './problems.ts'
import { readOrganization } from './read-organization.ts'
import { readSessionCookie } from './session-cookie.ts'
import type { OrganizationBrief, StaffMember } from './staff-member.ts'

/** Long enough to spare the database, short enough that a right withdrawn elsewhere ends within it. */
const KEEP_MS = 10_000

interface Kept<T> { readonly until: number; readonly value: Promise<T> }

/** How a session stands: begun by PIN, when its person last showed that it is them, and whether they have a second factor. */
interface Standing { readonly byPin: boolean; readonly provenAt: Date | null; readonly hasFactor: boolean }

interface Person { readonly id: string; readonly name: string; readonly email: string; readonly language: Language; readonly sessionId: string; readonly expiresAt: Date
  /** Where they took over by PIN; null with a password. */
  readonly pinOrganizationId: string | null
  /** Who signed in with a password on the device where they took over. */
  readonly devicePersonId: string | null
}

/** A person's place in an organization with the rights that follow. */
interface Membership { readonly staffId: string; readonly personId: string; readonly name: string; readonly personName: string; readonly email: string; readonly language: Language; readonly roles: readonly HeldRole[]; readonly reach: ReturnType<typeof reachOf>; readonly organization: OrganizationBrief
  /** Until when whoever has these roles here must have a second factor; null when it is not asked. */
  readonly factorAskedBy: Date | null }

/** An organization in which a person works, before it is chosen. */
export interface Workplace { readonly organizationId: string; readonly staffId: string; readonly name: string; readonly slug: string; readonly sample: boolean }

/** Finds who calls by session cookie or API key; look-ups are kept for 10 s and dropped on change. */
export class Callers {
  readonly #deps: Pick<Deps, 'db' | 'now'>
  readonly #cookieSecret: string
  readonly #kept = new Map<string, Kept<unknown>>()
  readonly #tokens = new Map<string, string>()

  constructor(deps: Pick<Deps, 'db' | 'now'>, cookieSecret: string) {
    this.#deps = deps
    this.#cookieSecret = cookieSecret
  }

  /** The caller, or null when nobody is signed in. @throws {Problem} when a session or key is no longer good */
  async find(request: FastifyRequest): Promise<StaffMember | null> {
    const { authorization } = request.headers
    const wanted = wantedOrganization(request)
    if (authorization) {
      const by = await this.#byAuthorization(authorization)
      // A key speaks for one organization: named with another, it must not quietly work in its own.
      if (wanted !== null && wanted !== by.organizationId) throw new Problem(identityProblems.noWorkplace)
      return inLanguageOf(request, by)
    }
    const person = await this.person(request)
    if (!person) return null
    // Four digits open the organization at whose counter they were typed, no other.
    if (person.pinOrganizationId !== null && wanted !== null && wanted !== person.pinOrganizationId) throw new Problem(identityProblems.noWorkplace)
    // Nor does a device stay open that was opened by somebody who has left since.
    if (person.pinOrganizationId !== null && !(person.devicePersonId && await this.#membership(person.pinOrganizationId, person.devicePersonId))) throw new Problem(httpProblems.notSignedIn)
    const by = await this.member(person.id, person.sessionId, person.pinOrganizationId ?? wanted)
    if (!by) throw new Problem(identityProblems.noWorkplace)
    return inLanguageOf(request, by)
  }

  /** A person at work in the organization, or in the first of theirs; null when they work in none. */
  async member(personId: string, sessionId: string, wanted: string | null = null): Promise<StaffMember | null> {
    const organizationId = wanted ?? (await this.organizationsOf(personId))[0]?.organizationId
    const membership = organizationId ? await this.#membership(organizationId, personId) : null
    if (!membership) return null
    return this.#standing(toStaffMember(membership, 'staff', membership.staffId, sessionId), membership.factorAskedBy, await this.#standingOf(sessionId))
  }

  /**
   * Refuses a route to who must set up a second factor first, and one that asks for it to who has not shown lately that it is them.
   * Machines are not asked: their keys were made by somebody who was (docs/decisions/0011).
   * @throws {Problem} identity/second-factor-demanded, identity/password-only, identity/step-up-needed
   */
  async mustBeSure(by: StaffMember, { stepUp, withoutSecondFactor }: { readonly stepUp?: true; readonly withoutSecondFactor?: true }): Promise<void> {
    if (by.kind === 'api-key' || !by.sessionId) return
    const now = this.#deps.now()
    if (!withoutSecondFactor && isOverdue(by.factorDueAt, now)) throw new Problem(identityProblems.secondFactorDemanded)
    if (!stepUp) return
    mustHavePassword(by)
    // What is kept may be older than the proof, given a moment ago in another process.
    if (!isProven(by.provenAt, now) && !isProven((await this.#readStanding(by.sessionId)).provenAt, now)) throw new Problem(identityProblems.stepUpNeeded)
  }

  /** The signed-in person of a request, of whatever organization; null without a valid session. */
  async person(request: { readonly headers: { readonly cookie?: string | string[] | undefined } }): Promise<Person | null> {
    const token = this.#tokenIn(String(request.headers.cookie ?? ''))
    if (!token) return null
    const person = await this.#keep(`session/${token}`, () => this.#readSession(token))
    return person && person.expiresAt > this.#deps.now() ? person : null
  }

  /** A till sends the same cookies all day: what was proven to be of our making is not proven twice a request. */
  #tokenIn(cookies: string): string | null {
    const proven = this.#tokens.get(cookies)
    if (proven) return proven
    const token = readSessionCookie(cookies, this.#cookieSecret)
    if (this.#tokens.size > 5_000) this.#tokens.clear()
    if (token && cookies.length < 1_000) this.#tokens.set(cookies, token)
    return token
  }

  /** Where a person works, real organizations before samples. */
  organizationsOf(personId: string): Promise<Workplace[]> {
    return this.#keep(`memberships/${personId}`, async () => (await this.#deps.db.pool.query<Workplace>({
      name: 'memberships', text: 'select organization_id as "organizationId", staff_id as "staffId", name, slug, sample from app.memberships($1)', values: [personId],
    })).rows)
  }

  /** Drops what is kept: a person, a role, an organization or a session has changed. */
  forget(): void {
    this.#kept.clear()
  }

  /** Whether the caller still may: asked again by streams that live long. */
  async stillThere(by: StaffMember): Promise<StaffMember | null> {
    if (by.kind === 'api-key') return this.#byKey(by.organizationId, { id: by.actorId })
    const membership = await this.#membership(by.organizationId, by.personId)
    if (!membership) return null
    if (by.sessionId && !(await this.#keep(`alive/${by.sessionId}`, () => this.#sessionAlive(by.sessionId)))) return null
    const still = toStaffMember(membership, 'staff', by.actorId, by.sessionId)
    return by.sessionId ? this.#standing(still, membership.factorAskedBy, await this.#standingOf(by.sessionId)) : still
  }

  async #readSession(token: string): Promise<Person | null> {
    const { rows } = await this.#deps.db.pool.query<Person>({
      name: 'session-person',
      text: `select u.id, u.name, u.email, u.language, s.id as "sessionId", s."expiresAt", s.pin_organization_id as "pinOrganizationId", d."userId" as "devicePersonId"
             from auth.session s join auth."user" u on u.id = s."userId" left join auth.session d on d.id = s.device_session_id
             where s.token = $1 and u.disabled_at is null`,
      values: [token],
    })
    return rows[0] ?? null
  }

  async #sessionAlive(sessionId: string | null): Promise<boolean> {
    const { rowCount } = await this.#deps.db.pool.query({ name: 'session-alive', text: 'select from auth.session where id = $1 and "expiresAt" > $2', values: [sessionId, this.#deps.now()] })
    return rowCount === 1
  }

  #standingOf(sessionId: string): Promise<Standing> {
    return this.#keep(`standing/${sessionId}`, () => this.#readStanding(sessionId))
  }

  async #readStanding(sessionId: string): Promise<Standing> {
    const { rows } = await this.#deps.db.pool.query<Standing>({
      name: 'session-standing',
      text: `select s.pin_organization_id is not null as "byPin", s.proven_at as "provenAt",
               exists (select from auth.totp t where t.person_id = s."userId" and t.confirmed_at is not null) or exists (select from auth.passkey p where p."userId" = s."userId") as "hasFactor"
             from auth.session s where s.id = $1`,
      values: [sessionId],
    })
    return rows[0] ?? { byPin: false, provenAt: null, hasFactor: false }
  }

  #standing(by: StaffMember, factorAskedBy: Date | null, { byPin, provenAt, hasFactor }: Standing): StaffMember {
    const factorDueAt = hasFactor ? null : factorAskedBy
    const whole = { ...by, provenAt, factorDueAt }
    const bounded = byPin ? asByPin(whole) : whole
    // Before the second factor is there nothing is told to a stream; routes say themselves why they are shut.
    return isOverdue(factorDueAt, this.#deps.now()) ? { ...bounded, reach: {} } : bounded
  }

  #membership(organizationId: string, personId: string): Promise<Membership | null> {
    return this.#keep(`staff/${organizationId}/${personId}`, () => this.#deps.db.look(organizationId, async (tx) => {
      const organization = readOrganization(tx)
      const staff = tx.maybe<{ id: string; name: string; person_name: string; email: string; language: Language; roles: HeldRole[]; factor_asked_by: Date | null }>(sql`
        select s.id, s.name, u.name as person_name, u.email, u.language, coalesce(json_agg(json_build_object('role', r.role, 'branchId', r.branch_id)) filter (where r.id is not null), '[]') as roles,
          min(greatest((o.second_factor_since ->> r.role)::timestamptz, s.created_at) + make_interval(days => o.second_factor_grace_days)) filter (where o.second_factor_since ? r.role) as factor_asked_by
        from staff s join auth."user" u on u.id = s.person_id join organizations o on o.id = s.organization_id
        left join staff_roles r on r.organization_id = s.organization_id and r.staff_id = s.id
        where s.organization_id = ${organizationId} and s.person_id = ${personId} and s.disabled_at is null and u.disabled_at is null group by s.id, s.name, u.name, u.email, u.language`)
      const [found, brief] = await Promise.all([staff, organization])
      return found && brief ? { staffId: found.id, personId, name: found.name, personName: found.person_name, email: found.email, language: found.language, roles: found.roles, reach: reachOf(found.roles), organization: brief, factorAskedBy: found.factor_asked_by } : null
    }))
  }

  async #byAuthorization(authorization: string): Promise<StaffMember> {
    const [, organizationId, secret] = /^Bearer lun_([0-9a-f-]{36})_([\w-]{40,60})$/.exec(authorization) ?? []
    const by = organizationId && secret && isId(organizationId) ? await this.#byKey(organizationId, { secret }) : null
    if (!by) throw new Problem(httpProblems.notSignedIn)
    return by
  }

  async #byKey(organizationId: string, { secret, id }: { secret?: string; id?: string }): Promise<StaffMember | null> {
    const hash = secret === undefined ? null : hashOfKey(secret)
    const key = await this.#keep(`key/${organizationId}/${hash?.toString('base64') ?? id}`, () => this.#deps.db.look(organizationId, (tx) =>
      tx.maybe<{ id: string; person_id: string; scopes: string[]; branch_ids: string[] | null; expires_at: Date | null }>(sql`
        select k.id, s.person_id, k.scopes, k.branch_ids, k.expires_at from api_keys k join staff s on s.organization_id = k.organization_id and s.id = k.staff_id
        where k.organization_id = ${organizationId} and (k.secret_hash = ${hash}::bytea or k.id = ${id ?? null}::uuid) and k.revoked_at is null`)))
    if (!key || (key.expires_at && key.expires_at <= this.#deps.now())) return null
    const membership = await this.#membership(organizationId, key.person_id)
    return membership && narrow(toStaffMember(membership, 'api-key', key.id, null), key.scopes, key.branch_ids)
  }

  async #keep<T>(name: string, read: () => Promise<T>): Promise<T> {
    const now = this.#deps.now().getTime()
    const kept = this.#kept.get(name)
    // Nor what a clock that was ahead wanted kept for longer.
    if (kept && kept.until > now && kept.until <= now + KEEP_MS) return kept.value as Promise<T>
    if (this.#kept.size > 20_000) this.#kept.clear()
    const value = read()
    this.#kept.set(name, { until: now + KEEP_MS, value })
    // A failed look-up must not stay failed for ten seconds.
    value.catch(() => this.#kept.delete(name))
    return value
  }
}

/**
 * The organization that a request names, or null when it names none. A picture's address and a live stream cannot carry a
 * header: they name it in the query. @throws {Problem} for a name that is none: work must not land in another organization
 */
function wantedOrganization(request: FastifyRequest): string | null {
  const { organization } = request.method === 'GET' ? (request.query as { organization?: unknown }) : {}
  const wanted = request.headers['lunette-organization'] ?? organization
  if (wanted === undefined) return null
  if (typeof wanted !== 'string' || !isId(wanted)) throw new Problem(identityProblems.noWorkplace)
  return wanted
}

/** Our screens name the one language they speak; what a browser sends by itself says little about somebody who is known. */
function inLanguageOf({ headers }: FastifyRequest, by: StaffMember): StaffMember {
  const language = languages.find((spoken) => spoken === headers['accept-language'])
  return language ? { ...by, language } : by
}

function toStaffMember(membership: Membership, kind: 'staff' | 'api-key', actorId: string, sessionId: string | null): StaffMember {
  const { reach } = membership
  return {
    ...membership, kind, actorId, sessionId, byPin: false, provenAt: null, factorDueAt: null,
    ownLanguage: membership.language,
    organizationId: membership.organization.id,
    holds: (right) => reach[right as Right] !== undefined,
    hasCapability: (capability) => membership.organization.capabilities.has(capability),
  }
}

/** Who took over by PIN may do what a PIN opens. */
function asByPin(by: StaffMember): StaffMember {
  const reach = Object.fromEntries(Object.entries(by.reach).filter(([right]) => opensByPin(right as Right)))
  return { ...by, byPin: true, reach, holds: (right) => reach[right] !== undefined }
}

/** A machine may do at most what its key says and its person may. */
function narrow(by: StaffMember, scopes: readonly string[], branchIds: readonly string[] | null): StaffMember {
  const reach = Object.fromEntries(rights.flatMap((right) => {
    const held = by.reach[right]
    if (!held || !(scopes.includes('all') || scopes.includes(right))) return []
    if (!branchIds) return [[right, held]]
    return [[right, { scope: held.scope, branchIds: held.branchIds ? held.branchIds.filter((id) => branchIds.includes(id)) : branchIds }]]
  }))
  return { ...by, reach, holds: (right) => reach[right as Right] !== undefined }
}
