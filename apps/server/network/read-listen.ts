import { isIP } from 'node:net'

/** Where Lunette is open to other devices. */
export interface ListenAt {
  readonly host: string
  readonly port: number
}

const USUAL_PORT = 4143

/** Reads `0.0.0.0:4143`, `192.168.1.10`, `[::]:443`; null for what is no address of a machine. The port may be left out. */
export function readListen(text: string): ListenAt | null {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? []
  const host = bracketed ?? plain ?? text
  const number = port === undefined ? USUAL_PORT : Number(port)
  const isRight = isIP(host) !== 0 && (bracketed === undefined || isIP(host) === 6) && number >= 1 && number <= 65_535
  return isRight ? { host, port: number } : null
}

/** Whether every part of `10.0.0.5,192.168.0.0/16` is an address or a network. */
export const areNetworks = (text: string): boolean => text.split(',').every((part) => {
  const [address = '', bits, ...more] = part.trim().split('/')
  return isIP(address) !== 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128)))
})
