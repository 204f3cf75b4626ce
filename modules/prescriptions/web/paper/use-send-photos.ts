import { useRef } from 'react'
import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { useSend } from '#platform/ui/api/use-send'
import { fileInBase64 } from '#platform/ui/file-in-base64'
import type { newPhoto, PhotoView } from '../../contract.ts'

/** Hangs photos of the paper on a prescription, one after the other: each may be as large as a call can be. None is kept on the device. */
export function useSendPhotos() {
  /** What hangs there already, when some of several failed and all are tried again. */
  const sent = useRef(new WeakSet<File>())
  /** The same id at every try: what arrived without an answer hangs there once. */
  const ids = useRef(new WeakMap<File, string>())
  const idOf = (file: File): string => {
    const id = ids.current.get(file) ?? newId()
    ids.current.set(file, id)
    return id
  }
  const photo = useSend<PhotoView, z.input<typeof newPhoto> & { readonly of: string }>({ name: 'prescription.photo', method: 'POST', path: ({ of }) => `/prescriptions/${of}/photos`, body: ({ of: _of, ...file }) => file, kinds: ['prescriptions'], secret: true })
  return {
    problem: photo.problem, forget: photo.forget,
    /** @returns whether all of them hang there */
    send: async (prescriptionId: string, files: readonly File[]): Promise<boolean> => {
      for (const file of files.filter((one) => !sent.current.has(one))) {
        // oxlint-disable-next-line no-await-in-loop
        if (!await photo.send({ of: prescriptionId, id: idOf(file), name: file.name.slice(0, 200), base64: await fileInBase64(file) })) return false
        sent.current.add(file)
      }
      return true
    },
  }
}
