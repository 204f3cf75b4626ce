/** A photo or scan of the paper: where its bytes are, and what they are. */
export interface Paper {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly src: string
  /** One that was just chosen and is nowhere else yet. */
  readonly file?: File
}

/** What a browser shows by `<img>`. */
const isPicture = ({ mediaType }: Paper): boolean => /^image\/(png|jpeg|webp|gif)$/.test(mediaType)
export const isPdf = ({ mediaType }: Paper): boolean => mediaType === 'application/pdf'

/** Whether we show it; the rest (HEIC of some telephones) is for the device's own reader. */
export const isShown = (paper: Paper): boolean => isPicture(paper) || isPdf(paper)
