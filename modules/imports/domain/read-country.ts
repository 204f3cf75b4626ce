import { foldHeading } from './fields.ts'

/** What people write besides the names that the languages have. */
const also: Readonly<Record<string, string>> = {
  CZ: 'čr,cr,cze,česká republika,czech republic,república tcheca,czechia', SK: 'svk,sr,slovenská republika,slovakia', BR: 'bra,brasil,brazílie', CN: 'chn,prc,čína,中国,中华人民共和国', GB: 'uk,gbr,velká británie,great britain,england',
  US: 'usa,america,united states of america,spojené státy americké,eua,estados unidos da américa,美国', DE: 'deu,ger,brd,deutschland,německo', AT: 'aut,österreich', PL: 'pol,polska', PT: 'prt', NL: 'nld,holandsko,holanda,holland', TW: 'twn', HK: 'hkg', TR: 'turkey', MK: 'makedonie,macedonia',
}
/** Unions and places of no country, which have two letters too. */
const none = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

let byWord: ReadonlyMap<string, string> | undefined

/** Names in the languages of the shops; the first that has a name keeps it. Made when it is first asked for. */
function countries(): ReadonlyMap<string, string> {
  const names = ['en', 'cs', 'pt-BR', 'zh-CN'].map((language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }))
  const map = new Map(Object.entries(also).flatMap(([code, words]) => words.split(',').map((word) => [foldHeading(word), code] as const)))
  for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
    // Those that are no more (DD, SU) have a name and another code.
    const isGone = Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`
    const spoken = isGone || none.has(code) ? [] : names.flatMap((name) => name.of(code) ?? [])
    for (const word of spoken.length > 0 ? [code, ...spoken] : []) if (!map.has(foldHeading(word))) map.set(foldHeading(word), code)
  }
  return map
}

/** The country that a word means, by ISO 3166, or null when nobody knows it. */
export const readCountry = (text: string): string | null => (byWord ??= countries()).get(foldHeading(text)) ?? null
