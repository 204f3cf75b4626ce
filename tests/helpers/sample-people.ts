import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ApiClient } from './api-client.ts'

export interface SamplePerson { readonly email: string; readonly password: string }

/** Somebody of the sample, by how their e-mail begins. @throws when there is nobody like that */
export async function samplePerson(dataDir: string, beginning: string): Promise<SamplePerson> {
  const people = JSON.parse(await readFile(join(dataDir, 'sample-passwords.json'), 'utf8')) as SamplePerson[]
  const person = people.find(({ email }) => email.startsWith(beginning))
  if (!person) throw new Error(`nobody of the sample has an e-mail that begins with ${beginning}`)
  return person
}

/** Signs somebody of the sample in, its owner unless told otherwise. */
export async function signInToSample({ url, dataDir }: { readonly url: string; readonly dataDir: string }, beginning = 'eva.'): Promise<ApiClient> {
  const { email, password } = await samplePerson(dataDir, beginning)
  const client = new ApiClient(url)
  await client.must(201, 'POST', '/session', { email, password })
  return client
}
