import type { z } from 'zod'

/** The organization, the person or machine, and what they may do: made by whoever knows people, used here only by name. */
export interface Caller {
  readonly organizationId: string
  /** Staff or API key: with the organization and the key it identifies a repeated call. */
  readonly actorId: string
  readonly language: string
  /** Whether the right is held in any scope; use cases ask for the row at hand. */
  holds(right: string): boolean
  hasCapability(capability: string): boolean
}

/** What a request is besides its input. */
export interface Call {
  readonly requestId: string
  readonly address: string
  /** Present when the caller sent an Idempotency-Key. */
  readonly idempotency: { readonly key: string; readonly hash: Buffer } | null
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

export interface Answer<Body> {
  readonly body: Body
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  /** Sent as ETag; what If-Match must name at the next change. */
  readonly version?: number
}

/** Bytes with their type, for papers and pictures. */
export interface FileAnswer {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly fileName: string
  /** A paper that we printed, which the browser may show by itself; what somebody brought is only handed out. */
  readonly printed?: true
}

/** Ids of a test world, by the names the examples use: `orderId`, `customerId`… */
export type ExampleWorld = Readonly<Record<string, string>>

export interface Example {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly ifMatch?: string
}

/** A file that is made while it is sent, in constant memory. Its first piece is made before the answer begins, so that a refusal is still a problem. */
export interface StreamAnswer {
  readonly pieces: AsyncIterable<Uint8Array>
  readonly mediaType: string
  readonly fileName: string
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface Shape<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> {
  readonly method: Method
  /** Below /api/v1, parameters in braces: `/orders/{id}`. */
  readonly path: string
  /** One sentence for the API's reader. */
  readonly summary: string
  readonly capability: string | null
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** Limit of the body in bytes when not the usual 1 MB. */
  readonly bodyLimit?: number
  /** The contract of the answer; absent for 204 and for files. */
  readonly answer?: A
  readonly file?: string
  readonly status: number
  /** Whether If-Match with the version last read is demanded. */
  readonly ifMatch?: true
  /** Whether the caller must have shown within the last minutes that it is them. */
  readonly stepUp?: true
  /** Open also to who must set up a second factor first: what they need for that. */
  readonly withoutSecondFactor?: true
  /** Why this mutation takes no Idempotency-Key; a test reads the list. */
  readonly notIdempotent?: string
  readonly example: (world: ExampleWorld) => Example
}

export interface Input<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
  /** From If-Match; 0 for routes that do not demand it. */
  readonly version: number
}

/** A route without tenant: sign-in, the first page, health. */
export interface OpenRoute<By> {
  readonly access: 'open'
  readonly run: (by: By | null, input: never, call: Call) => Promise<Answer<unknown> | FileAnswer | StreamAnswer>
}

/** Without right: any signed-in member of the organization. */
export interface MemberRoute<By> {
  readonly access: 'member' | { readonly right: string; readonly scope: 'organization' | 'branch' | 'own' }
  readonly run: (by: By, input: never, call: Call) => Promise<Answer<unknown> | FileAnswer | StreamAnswer>
}

export type Route<By = Caller> = Shape<z.ZodType, z.ZodType, z.ZodType, z.ZodType> & (OpenRoute<By> | MemberRoute<By>)

type Parsed<T extends z.ZodType | undefined> = T extends z.ZodType ? z.output<T> : undefined

/**
 * Declares routes of one kind of caller. Right, capability, contract and example are demanded by the types: nothing
 * registers without them, and the tests of rights, garbage, examples and capabilities read the same table.
 */
export function routesFor<By>() {
  return {
    /** A route that asks for a right in the organization; the use case asks again for the row. */
    route<P extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined, B extends z.ZodType = z.ZodUndefined, A extends z.ZodType = z.ZodUndefined>(
      route: Shape<P, Q, B, A> & {
        readonly access: MemberRoute<By>['access']
        readonly run: (by: By, input: Input<Parsed<P>, Parsed<Q>, Parsed<B>>, call: Call) => Promise<Answer<z.input<A> | undefined> | FileAnswer | StreamAnswer>
      },
    ): Route<By> {
      return route
    },
    /** A route anybody may call. */
    open<P extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined, B extends z.ZodType = z.ZodUndefined, A extends z.ZodType = z.ZodUndefined>(
      route: Omit<Shape<P, Q, B, A>, 'capability'> & {
        readonly run: (by: By | null, input: Input<Parsed<P>, Parsed<Q>, Parsed<B>>, call: Call) => Promise<Answer<z.input<A> | undefined> | FileAnswer | StreamAnswer>
      },
    ): Route<By> {
      return { ...route, capability: null, access: 'open' }
    },
  }
}
