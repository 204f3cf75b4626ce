/** Tells the person at the terminal what takes a while. Not on standard output: there, a command's answer goes. */
export const say = (sentence) => process.stderr.write(`${sentence}\n`)

/** Ends with a sentence that says what to do; no stack, for nothing in Lunette is broken. */
export function refuse(sentence) {
  say(sentence)
  process.exit(1)
}
