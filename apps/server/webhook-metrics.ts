import { setTimeout as wait } from 'node:timers/promises'
import { Gauge } from 'prom-client'
import type { Registry } from 'prom-client'
import type { WebhookSender } from '#modules/webhooks/server'
import type { Pool } from '#platform/db/pool'

/** As long as whoever fetches the numbers may wait for this one. */
const PATIENCE_MS = 1_000

/** Counts what webhooks are doing: where nothing is underway and much is late, nobody sends. `pool` is lunette_relay's. */
export function measureWebhooks(registry: Registry, sender: Pick<WebhookSender, 'underway'>, pool: Pool): void {
  new Gauge({
    name: 'lunette_webhooks_underway', help: 'Webhook messages that this process is sending', registers: [registry],
    collect() { this.set(sender.underway) },
  })
  let asked: Promise<number> | null = null
  const late = (): Promise<number> => asked ??= pool.query<{ late: number | null }>('select app.webhooks_late() as late').then(({ rows: [row] }) => row?.late ?? 0, () => Number.NaN).finally(() => { asked = null })
  new Gauge({
    name: 'lunette_webhooks_late_seconds', help: 'How long the oldest webhook message that is due has been waiting; of all processes', registers: [registry],
    async collect() {
      // The other numbers are wanted just when the database is away or hangs; it is asked once at a time, however often they are fetched.
      this.set(await Promise.race([late(), wait(PATIENCE_MS, Number.NaN, { ref: false })]))
    },
  })
}
