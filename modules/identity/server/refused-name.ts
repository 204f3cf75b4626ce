import { violatedConstraint } from '#platform/db/errors'
import { refuseByContract } from '#platform/http/read-input'

const sentences: Readonly<Record<string, string>> = {
  branches_name_once: 'another branch has this name',
  skills_name_once: 'this skill is there already',
}

/** Turns a name taken twice into a sentence at the field; any other error stays what it is. */
export function refusedName(error: unknown): never {
  const sentence = sentences[violatedConstraint(error) ?? '']
  throw sentence ? refuseByContract([{ pointer: '/name', detail: sentence }]) : error
}
