import { useState } from 'react'
import { newId } from '#kernel/ids'
import { call } from '#platform/ui/api/call'
import { useCalling } from '#platform/ui/api/calling'
import type { ImportView } from '../contract.ts'
import { blobInBase64 } from './blob-in-base64.ts'

/** As the server takes them. */
const PART = 4 * 1024 * 1024

/** Sends a file in parts and has it read. Straight to the server: a file is too large for the queue of changes that wait. */
export function useUpload(onRead: (read: ImportView) => void) {
  const { organizationId } = useCalling()
  const [sent, setSent] = useState<number | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  async function upload(kind: ImportView['kind'], file: File): Promise<void> {
    setProblem(null)
    setSent(0)
    let begun: string | null = null
    try {
      const { id } = await call<ImportView>('POST', '/imports', { organizationId, idempotencyKey: newId(), body: { id: newId(), kind, fileName: file.name.slice(-200), size: file.size } })
      begun = id
      for (let at = 0; at < file.size; at += PART) {
        await call('PUT', `/imports/${id}/parts/${at / PART}`, { organizationId, idempotencyKey: newId(), body: { base64: await blobInBase64(file.slice(at, at + PART)) } })
        setSent(Math.min(1, (at + PART) / file.size))
      }
      onRead(await call<ImportView>('POST', `/imports/${id}/read`, { organizationId, idempotencyKey: newId() }))
    } catch (error) {
      setProblem(error)
      // Half a file is of no use to anybody; where this does not arrive either, it goes by itself after a day.
      if (begun) await call('DELETE', `/imports/${begun}`, { organizationId, idempotencyKey: newId() }).catch(() => null)
    } finally {
      setSent(null)
    }
  }
  return { upload, sent, problem }
}
