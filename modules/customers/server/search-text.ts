import { searchTextOf } from '#platform/text/search-words'
import { displayName } from '../domain/display-name.ts'
import type { CustomerContent } from './customer-data.ts'

/** Every word a customer may be looked up by. A name written without a space is given in its parts as well. */
export function searchTextOfCustomer(content: Pick<CustomerContent, 'givenName' | 'familyName' | 'phones' | 'emails' | 'birthOn'>): string {
  const name = displayName(content)
  return searchTextOf([name, ...(name.includes(' ') ? [] : [content.familyName, content.givenName]), ...content.phones, ...content.emails, content.birthOn])
}
