import { SMTPServer } from 'smtp-server'

/** A mail server on this machine that keeps what it is given. */
export async function aPostOffice() {
  const letters: { readonly to: readonly string[]; readonly text: string }[] = []
  let refuses = false
  const server = new SMTPServer({
    onRcptTo: (_, __, done) => done(refuses ? Object.assign(new Error('nobody of that name'), { responseCode: 550 }) : null),
    authOptional: true, disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      let text = ''
      stream.on('data', (piece: Buffer) => { text += piece.toString('utf8') })
      stream.on('end', () => {
        letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
        done()
      })
    },
  })
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  /** `refuse(true)`: nobody here has the name that a letter is for. */
  return { letters, refuse: (all: boolean) => { refuses = all }, port: (server.server.address() as { port: number }).port, [Symbol.asyncDispose]: () => new Promise<void>((closed) => { server.close(() => closed()) }) }
}
