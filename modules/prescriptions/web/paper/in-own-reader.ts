import type { Paper } from './paper.ts'

/** A link that hands a paper to the reader of the device. */
export const inOwnReader = ({ src, name }: Paper) => ({ href: src, target: '_blank', rel: 'noreferrer', download: name || undefined })
