import { problemKind } from './problem.ts'

/** Problems that any route may answer with. */
export const httpProblems = {
  malformed: problemKind({ type: 'http/malformed', title: 'The request cannot be read', status: 400, help: 'The body is not valid JSON in UTF-8, or the headers contradict it. Send `content-type: application/json` and well-formed JSON.' }),
  invalid: problemKind({ type: 'http/invalid', title: 'Some fields are not right', status: 422, help: 'The request was understood but breaks its contract. `errors` names each field by JSON pointer and says what is wrong. Nothing was saved.' }),
  notSignedIn: problemKind({ type: 'http/not-signed-in', title: 'Nobody is signed in', status: 401, help: 'The session is missing, ended or expired, or the API key is unknown, expired or revoked. Sign in again.' }),
  forbidden: problemKind({ type: 'http/forbidden', title: 'Your role does not allow this', status: 403, help: 'None of the roles held here carries this right. `right` names it; an owner can give a role that has it.' }),
  notFound: problemKind({ type: 'http/not-found', title: 'There is no such thing here', status: 404, help: 'It does not exist, or it belongs to an organization, branch or person that this sign-in may not see.' }),
  noRoute: problemKind({ type: 'http/no-route', title: 'This address answers nothing', status: 404, help: 'Look at /api/openapi.json for the addresses that exist.' }),
  methodNotAllowed: problemKind({ type: 'http/method-not-allowed', title: 'This address does not take that method', status: 405, help: 'Look at /api/openapi.json for the methods of this address.' }),
  versionMissing: problemKind({ type: 'http/version-missing', title: 'Say which version you are changing', status: 428, help: 'Send `If-Match: "<version>"` with the version you last read, so that nobody\'s change is overwritten unseen.' }),
  versionStale: problemKind<{ version: number }>({ type: 'http/version-stale', title: 'Somebody changed this in the meantime', status: 409, help: '`version` is the current one. Read it again, look at what changed, and send your change with that version.' }),
  idExists: problemKind({ type: 'http/id-exists', title: 'This id is taken by something else', status: 409, help: 'A create with a known id is answered with the existing thing only when the content is equal.' }),
  keyReused: problemKind({ type: 'http/key-reused', title: 'This idempotency key was used for another request', status: 422, help: 'An `Idempotency-Key` belongs to one method, address and body. Make a new key for a new request.' }),
  tooLarge: problemKind({ type: 'http/too-large', title: 'The request is too large', status: 413, help: 'Bodies are limited to 1 MB, attachments to 10 MB.' }),
  tooSlow: problemKind({ type: 'http/too-slow', title: 'The request did not arrive in time', status: 408, help: 'A request must be there whole within 30 seconds. Send it again, with the same `Idempotency-Key`.' }),
  headersTooLarge: problemKind({ type: 'http/headers-too-large', title: 'The headers are too large', status: 431, help: 'Address and headers together are limited to 16 kB.' }),
  addressTooLong: problemKind({ type: 'http/address-too-long', title: 'The address is too long', status: 414, help: 'An address with its query is limited to 8,192 characters. Send fewer filters, or several requests.' }),
  httpsOnly: problemKind({ type: 'http/https-only', title: 'Only HTTPS is answered here', status: 403, help: 'Write the same address with https://. A device that does not trust this Lunette yet opens /trust first.' }),
  unsupportedMedia: problemKind({ type: 'http/unsupported-media', title: 'This kind of content is not read here', status: 415, help: 'Send `content-type: application/json`.' }),
  tooMany: problemKind({ type: 'http/too-many', title: 'Too many requests', status: 429, help: 'One address, person or API key asked more than Lunette answers at once. Wait as long as `Retry-After` says. LUNETTE_REQUESTS_PER_MINUTE sets how much a person or key may ask.' }),
  capabilityOff: problemKind({ type: 'http/capability-off', title: 'This part of Lunette is switched off here', status: 403, help: '`capability` names the part. An owner switches it on under Settings.' }),
  databaseAway: problemKind({ type: 'http/database-away', title: 'The database does not answer', status: 503, help: 'Lunette tries again by itself. Repeat the request with the same `Idempotency-Key` after `Retry-After` seconds.' }),
  diskFull: problemKind({ type: 'http/disk-full', title: 'Nothing can be saved just now: the disk is full, or the database only reads', status: 503, help: 'Nothing of this request was saved, and what was confirmed before is there. Whoever keeps the machine makes room on the disk with the data folder, without deleting anything in that folder; Lunette then saves again by itself. Repeat the request with the same `Idempotency-Key` after `Retry-After` seconds. `lunette doctor disk` says how much room there is.' }),
  keyLost: problemKind({ type: 'http/key-lost', title: 'The key to this is missing', status: 503, help: 'What was asked for is encrypted and its key is not in the key file of this Lunette. Whoever keeps the machine puts the file back or types the emergency sheet into `lunette keys restore`; `lunette doctor keys` says what cannot be read until then.' }),
  bug: problemKind({ type: 'http/bug', title: 'Something in Lunette went wrong', status: 500, help: 'Nothing was saved. `requestId` finds the reason in the log.' }),
}
