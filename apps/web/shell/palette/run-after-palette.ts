import { runKey } from '#platform/ui/keys/bound-keys'

/** The focus goes back to the page 10 ms after the palette has closed; only then the page's keys do what they do. */
const afterFocusMs = 30

/** Does what a key does, once the palette has left. */
export const runAfterPalette = (key: string): void => void setTimeout(() => runKey(key), afterFocusMs)
