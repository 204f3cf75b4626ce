import type { MediaType } from './sniff.ts'

const endings: Record<MediaType, readonly string[]> = {
  'image/png': ['png'], 'image/jpeg': ['jpg', 'jpeg'], 'image/webp': ['webp'], 'image/gif': ['gif'], 'image/heic': ['heic', 'heif'],
  'application/pdf': ['pdf'], 'text/csv': ['csv'], 'text/plain': ['txt', 'text', 'md', 'log'],
}
const LONGEST = 200

/** The name without folders and without signs that cannot be seen, ending as its content demands; at most 200 characters. */
export function cleanFileName(name: string, type: MediaType): string {
  const [usual = ''] = endings[type]
  const base = name.normalize('NFC').split(/[/\\]/).at(-1)?.replace(/[\p{C}<>:"|?*]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '') || 'file'
  const fits = endings[type].some((ending) => base.toLowerCase().endsWith(`.${ending}`))
  return fits ? base.slice(-LONGEST) : `${base.slice(0, LONGEST - usual.length - 1)}.${usual}`
}
