/** Text as people search it: without accents and capitals, so that `dvor` finds Dvořáková. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim()
