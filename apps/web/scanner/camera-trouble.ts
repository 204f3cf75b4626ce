/** Why there is no picture: `insecure` the address, `refused` by the person or the system, `none` there, `busy` elsewhere, `reader` what reads codes did not come, `failed` for no reason that browsers name. */
export type CameraTrouble = 'insecure' | 'refused' | 'none' | 'busy' | 'reader' | 'failed'

const troubleOf: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

/** Thrown when what reads codes could not be fetched or does not run; the camera itself is well. */
export class ReaderMissing extends Error {
  override readonly name = 'ReaderMissing'
}

/**
 * What a failure to open the camera means. Without a secure context browsers have no cameras at all, whatever else is wrong.
 * Source of the names: Media Capture and Streams, getUserMedia.
 */
export function cameraTrouble(error: unknown, secure: boolean): CameraTrouble {
  if (!secure) return 'insecure'
  if (error instanceof ReaderMissing) return 'reader'
  return error instanceof Error && Object.hasOwn(troubleOf, error.name) ? troubleOf[error.name] ?? 'failed' : 'failed'
}
