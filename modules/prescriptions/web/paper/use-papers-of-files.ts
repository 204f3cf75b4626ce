import { useEffect, useMemo } from 'react'
import type { Paper } from './paper.ts'

/** Chosen files as papers beside a form: shown from memory by an address of their own, which is let go with the form. */
export function usePapersOfFiles(files: readonly File[]): readonly (Paper & { readonly file: File })[] {
  const papers = useMemo(() => files.map((file) => ({ file, id: `${file.name} ${file.size} ${file.lastModified}`, name: file.name, mediaType: file.type, src: URL.createObjectURL(file) })), [files])
  useEffect(() => () => {
    for (const { src } of papers) URL.revokeObjectURL(src)
  }, [papers])
  return papers
}
