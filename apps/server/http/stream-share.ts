/** Whose a live stream is. */
export interface StreamHolder {
  readonly organizationId: string
  readonly personId: string
  readonly kind: 'staff' | 'api-key'
  readonly actorId: string
  readonly sessionId: string | null
}

/** A browser holds one for each organization; one without shared workers, one for each tab. */
const MOST_OF_SESSION = 16
/** Four devices at once, each with more tabs than anybody looks at. */
const MOST_OF_PERSON = 64
/** A chain of shops has fewer tills and phones; all of them cost 120 MB. */
const MOST_OF_ORGANIZATION = 2_000

/**
 * Which streams give way to a new one, of those that are open, oldest first; null when there is no room for it. The oldest of the same
 * session or person gives way, for it is mostly one whose device has gone without a word; another person's never does.
 */
export function givesWay<Stream extends { readonly by: StreamHolder }>(open: Iterable<Stream>, by: StreamHolder): Stream[] | null {
  const here = [...open].filter((stream) => stream.by.organizationId === by.organizationId)
  const ofSession = here.filter((stream) => sessionOf(stream.by) === sessionOf(by))
  // Each key is a device of its own: what machines of a person hold takes nothing from their screens.
  const ofPerson = by.kind === 'api-key' ? [] : here.filter((stream) => stream.by.kind === 'staff' && stream.by.personId === by.personId)
  if (ofSession.length >= MOST_OF_SESSION) return ofSession.slice(0, ofSession.length - MOST_OF_SESSION + 1)
  if (ofPerson.length >= MOST_OF_PERSON) return ofPerson.slice(0, ofPerson.length - MOST_OF_PERSON + 1)
  return here.length >= MOST_OF_ORGANIZATION ? null : []
}

const sessionOf = ({ sessionId, actorId }: StreamHolder): string => sessionId ?? actorId
