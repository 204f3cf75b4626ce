import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

const CEREMONY_MS = 5 * 60_000

const shape = z.object({ challenge: z.string(), expiresAt: z.number() })

export interface ReadCeremony { readonly challenge: string; readonly expiresAt: Date }

/** What a ceremony asks, in a text for the browser that nobody else can make: nothing is kept until the answer to it is right. */
export function beginCeremony(secret: string, purpose: string, challenge: string, now: Date): string {
  const text = Buffer.from(JSON.stringify({ challenge, expiresAt: now.getTime() + CEREMONY_MS })).toString('base64url')
  return `${text}.${markOf(secret, purpose, text)}`
}

/** Reads it back; null when it began for something or somebody else, or is over: also one from a clock that was ahead then. */
export function readCeremony(secret: string, purpose: string, ceremony: string, now: Date): ReadCeremony | null {
  const [text = '', mark = ''] = ceremony.split('.')
  const [given, expected] = [Buffer.from(mark), Buffer.from(markOf(secret, purpose, text))]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const { challenge, expiresAt } = shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  const left = expiresAt - now.getTime()
  return left > 0 && left <= CEREMONY_MS ? { challenge, expiresAt: new Date(expiresAt) } : null
}

const markOf = (secret: string, purpose: string, text: string): string => createHmac('sha256', secret).update(`passkey ${purpose} ${text}`).digest('base64url')
