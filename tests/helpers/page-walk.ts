import type { ApiClient } from './api-client.ts'

/**
 * The address of a page of the table with real things for its parameters: the newest of the list that its path names.
 * `otherwise` is the id of something else, for a list that is empty.
 * @throws when the list is empty and there is nothing else, for then the page would not be seen
 */
export async function addressOf(path: string, client: ApiClient, otherwise?: string): Promise<string> {
  if (!path.includes('$')) return path
  const [, list, ...rest] = path.split('/')
  const { items } = await client.must<{ items: { id: string }[] }>(200, 'GET', `/${list}?limit=1`)
  const id = items[0]?.id ?? otherwise
  if (!id || rest[0] !== '$id' || path.split('$').length > 2) throw new Error(`no address for ${path}`)
  return path.replace('$id', id)
}
