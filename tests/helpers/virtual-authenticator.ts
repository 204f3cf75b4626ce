import type { CDPSession } from 'playwright-core'
import type { Visitor } from './browser.ts'

/** Gives a browser a device with finger and face, as a laptop or a phone has it. Source: Chrome DevTools Protocol, WebAuthn. */
export async function withAuthenticator(visitor: Visitor): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await visitor.context.newCDPSession(visitor.page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })
  return { cdp, authenticatorId }
}
