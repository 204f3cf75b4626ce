import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'
import { newWebhookSecret, signedHeaders } from './sign.ts'

const body = '{"type":"orders.taken","timestamp":"2026-11-24T10:00:00.000Z","data":{"id":"019ab0f2-4c00-7000-8000-000000000001"}}'

it('signs so that the reference library verifies it, with any of the secrets that count', () => {
  const [now, before, stranger] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()]
  const headers = { ...signedHeaders('019ab0f2-4c00-7000-8000-000000000002', new Date(), body, [now, before]) }
  expect(headers['webhook-signature'].split(' ')).toHaveLength(2)
  expect(new Webhook(now).verify(body, headers)).toEqual(JSON.parse(body))
  expect(new Webhook(before).verify(body, headers)).toEqual(JSON.parse(body))
  expect(() => new Webhook(stranger).verify(body, headers)).toThrow()
  expect(() => new Webhook(now).verify(body.replace('taken', 'eaten'), headers)).toThrow()
})

it('signs as the example of the library does', () => {
  const { 'webhook-signature': signature } = signedHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', new Date(1614265330_000), '{"test": 2432232314}', ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])
  expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})
