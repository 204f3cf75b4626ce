import classes from './page-body.module.css'

/** The frame of a page that is a list: as high as its sheet, and under its head the parts one below the other. */
export const frame: { readonly page: string; readonly body: string } = { page: classes.page ?? '', body: classes.body ?? '' }
