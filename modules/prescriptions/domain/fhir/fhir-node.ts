import type { FhirRemark } from './fhir-content.ts'
import { EXTENSIONS } from './names.ts'
import { FhirRefused } from './refusals.ts'

/** What says nothing about the lenses, wherever it stands. */
const aside = new Set(['id', 'meta', 'text', 'language', 'contained', 'identifier', 'encounter', 'reference', 'type', 'system', 'display', 'userSelected', 'assigner', 'use', 'period', 'unit'])

/** An object of a file while it is read: what nobody took out of it is remarked in the end. */
export class FhirNode {
  readonly path: string
  readonly #values: Readonly<Record<string, unknown>>
  readonly #taken = new Set<string>(['resourceType'])
  readonly #remarks: FhirRemark[]

  constructor(value: unknown, path: string, remarks: FhirRemark[]) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FhirRefused(path, 'shape')
    this.path = path
    this.#values = value as Readonly<Record<string, unknown>>
    this.#remarks = remarks
    for (const key of ['modifierExtension', 'implicitRules']) if (this.#values[key] !== undefined) throw new FhirRefused(`${path}.${key}`, 'modifier')
  }

  at(key: string): string {
    return `${this.path}.${key}`
  }

  has(key: string): boolean {
    return this.#values[key] !== undefined
  }

  take(key: string): unknown {
    this.#taken.add(key)
    return this.#values[key]
  }

  /** A text, or null when it is not there. */
  text(key: string): string | null {
    const value = this.take(key)
    if (value === undefined) return null
    if (typeof value !== 'string' || value.trim() === '') throw new FhirRefused(this.at(key), 'shape')
    return value
  }

  code<Code extends string>(key: string, allowed: readonly Code[]): Code | null {
    const value = this.text(key)
    if (value === null) return null
    const code = allowed.find((one) => one === value)
    if (!code) throw new FhirRefused(this.at(key), 'code')
    return code
  }

  /** A decimal in whole units, `units` of which make one; finer than that is refused. Null when it is not there. */
  units(key: string, units: number): number | null {
    const value = this.take(key)
    if (value === undefined) return null
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new FhirRefused(this.at(key), 'shape')
    const whole = Math.round(value * units)
    if (Math.abs(value * units - whole) > 1e-6) throw new FhirRefused(this.at(key), 'steps')
    return whole === 0 ? 0 : whole
  }

  node(key: string): FhirNode | null {
    const value = this.take(key)
    return value === undefined ? null : new FhirNode(value, this.at(key), this.#remarks)
  }

  list(key: string): FhirNode[] {
    const value = this.take(key)
    if (value === undefined) return []
    if (!Array.isArray(value) || value.length === 0) throw new FhirRefused(this.at(key), 'shape')
    return value.map((one, index) => new FhirNode(one, `${this.at(key)}[${index}]`, this.#remarks))
  }

  /** Extensions of these names, each once, by name; those of others are remarked. `base` stands before the names. */
  extensions(names: readonly string[], base: string = EXTENSIONS): ReadonlyMap<string, FhirNode> {
    const found = new Map<string, FhirNode>()
    for (const one of this.list('extension')) {
      const url = one.text('url') ?? ''
      const name = names.find((known) => base + known === url)
      if (!name) this.#remarks.push({ path: `${one.path} (${url})`, what: 'unread', matters: true })
      else if (found.has(name)) throw new FhirRefused(one.path, 'repeated')
      else found.set(name, one)
    }
    return found
  }

  remark(key: string, what: FhirRemark['what']): void {
    this.#remarks.push({ path: this.at(key), what, matters: true })
  }

  /** Remarks everything that nobody took. */
  leave(): void {
    for (const key of Object.keys(this.#values)) {
      if (!this.#taken.has(key)) this.#remarks.push({ path: this.at(key), what: 'unread', matters: !aside.has(key) })
    }
  }
}
