import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits as text for a link or a key. */
export const newKeySecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of it. There is nothing to guess in 256 random bits, so nothing slow is needed. */
export const hashOfKey = (secret: string): Buffer => createHash('sha256').update(secret).digest()
