import { fetchFile } from './fetch-file.ts'

/**
 * Fetches a file of the API and hands it to the browser to be kept, under the name that the server gives it. Unlike a plain link it says a refusal to
 * whoever asked, in the place of showing it as a page. @throws {Problem}
 */
export async function takeFile(path: string, organizationId: string | null): Promise<void> {
  const answer = await fetchFile(`/api/v1${path}`, organizationId ? { headers: { 'lunette-organization': organizationId } } : {})
  const [, name = ''] = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '') ?? []
  const url = URL.createObjectURL(await answer.blob())
  const link = Object.assign(document.createElement('a'), { href: url, download: decodeURIComponent(name) })
  link.click()
  // Not at once: the browser begins to read it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
