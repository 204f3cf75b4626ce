import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { useSend } from '#platform/ui/api/use-send'
import { fileInBase64 } from '#platform/ui/file-in-base64'
import type { newPhoto, PhotoView } from '../../contract.ts'

/** Hangs photos of the paper on a prescription, one after the other: each may be as large as a call can be. */
export function useSendPhotos() {
  const photo = useSend<PhotoView, z.input<typeof newPhoto> & { readonly of: string }>({ name: 'prescription.photo', method: 'POST', path: ({ of }) => `/prescriptions/${of}/photos`, body: ({ of: _of, ...sent }) => sent, kinds: ['prescriptions'] })
  return {
    problem: photo.problem, forget: photo.forget,
    /** @returns whether all of them hang there */
    send: async (prescriptionId: string, files: readonly File[]): Promise<boolean> => {
      for (const file of files) {
        // oxlint-disable-next-line no-await-in-loop
        if (!await photo.send({ of: prescriptionId, id: newId(), name: file.name.slice(0, 200), base64: await fileInBase64(file) })) return false
      }
      return true
    },
  }
}
