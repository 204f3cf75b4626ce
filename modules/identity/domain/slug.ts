/** The name as a part of an address: `Oční optika Nováková` is `ocni-optika-novakova`. Empty when no Latin letter or digit is in it. */
export function toSlug(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 32).replace(/-+$/, '')
}
