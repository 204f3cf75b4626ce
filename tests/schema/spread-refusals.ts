/** What a database that is spread over machines refuses, by how it is written. */
const refusals: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'the clock, chance or a counter in what an upsert sets', pattern: /\bdo update set\b(?:(?!\breturning\b).)*\b(now|clock_timestamp|statement_timestamp|random|gen_random_uuid|nextval)\(/is },
  { what: 'a question in what an upsert sets', pattern: /\bon conflict\b.*\bdo update set\b(?:(?!\breturning\b).)*\(\s*select\b/is },
  { what: 'the clock in what is returned', pattern: /\breturning\b.*\b(now|clock_timestamp)\(/is },
  { what: 'chance or a counter in what an update sets', pattern: /^\s*update\b(?:(?!\bwhere\b).)*\b(random|nextval)\(/is },
  { what: 'another organization for a row', pattern: /\bset organization_id\s*=/i },
  { what: 'merge', pattern: /^\s*merge\b/i },
  { what: 'the tenant set by set_config', pattern: /\bset_config\(/i },
]

/** What of it a statement does. */
export const refusedIn = (statement: string): string[] => refusals.filter(({ pattern }) => pattern.test(statement)).map(({ what }) => what)
