/** One document to set: the template's absolute path and its data. */
export interface TypstTask {
  readonly template: string
  readonly data: object
}

/** What the typst process answers: the document, or why there is none. */
export type TypstAnswer = { readonly pdf: Uint8Array } | { readonly refusal: string }
