import type { Page } from 'playwright-core'

/** Types as a scanner does: 8 ms from key to key by the clock of the device, whatever else the machine is busy with, and Enter. */
export async function scan(page: Page, code: string): Promise<void> {
  const device = await page.context().newCDPSession(page)
  const began = Date.now() / 1000
  const keys = [...code].map((key) => ({ key, text: key, code: /\d/.test(key) ? `Digit${key}` : 'Minus', windowsVirtualKeyCode: key.charCodeAt(0) }))
  await Promise.all([...keys, { key: 'Enter', text: '\r', code: 'Enter', windowsVirtualKeyCode: 13 }].flatMap((key, index) => [
    device.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp: began + index * 0.008 }),
    device.send('Input.dispatchKeyEvent', { type: 'keyUp', key: key.key, code: key.code, timestamp: began + index * 0.008 + 0.004 }),
  ]))
  await device.detach()
}
