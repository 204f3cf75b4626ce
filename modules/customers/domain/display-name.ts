const eastAsian = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·]+$/u

/**
 * The name as its own people write it: family name first and without a space when both are in Chinese, Japanese or Korean
 * script, else given name and family name.
 * @example displayName({ givenName: '小龙', familyName: '李' }) // '李小龙'
 */
export function displayName({ givenName, familyName }: { readonly givenName: string; readonly familyName: string }): string {
  if (givenName === '') return familyName
  return eastAsian.test(givenName) && eastAsian.test(familyName) ? familyName + givenName : `${givenName} ${familyName}`
}
