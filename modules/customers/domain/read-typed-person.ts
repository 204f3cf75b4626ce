export interface TypedPerson {
  readonly givenName: string
  readonly familyName: string
  readonly phone: string
  readonly email: string
}

const han = /^\p{Script=Han}+$/u
const phonePart = /^[+(]?\d[\d()\-./]*$/
/** Chinese family names of two characters that are not rare; any other is one. */
const doubleSurnames = ['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '夏侯', '司徒', '端木', '南宫', '百里', '东郭', '呼延', '拓跋']

/**
 * What somebody typed into a search, taken apart for a new person: given name first and family name last, Chinese names the
 * other way round, a number as telephone, an address with @ as e-mail. A proposal to be looked at, never saved unseen.
 * @example readTypedPerson('Eva Nová 603 123 456') // { givenName: 'Eva', familyName: 'Nová', phone: '603 123 456', email: '' }
 */
export function readTypedPerson(text: string): TypedPerson {
  const words = text.trim().split(/\s+/).filter((word) => word !== '')
  const email = words.find((word) => word.includes('@')) ?? ''
  const phone = words.filter((word) => phonePart.test(word)).join(' ')
  const names = words.filter((word) => word !== email && !phonePart.test(word))
  return { ...nameOf(names), phone, email }
}

function nameOf(words: readonly string[]): { readonly givenName: string; readonly familyName: string } {
  const [only = ''] = words
  if (words.length === 1 && han.test(only)) {
    const cut = doubleSurnames.some((surname) => only.startsWith(surname) && only.length > surname.length) ? 2 : 1
    const characters = [...only]
    return { familyName: characters.slice(0, cut).join(''), givenName: characters.slice(cut).join('') }
  }
  return { givenName: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? '' }
}
