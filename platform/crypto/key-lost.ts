/** What was sealed cannot be read, for its key is not here (any more); the message says which and what to do. */
export class KeyLost extends Error {}
