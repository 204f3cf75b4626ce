import classes from './page-body.module.css'

/** How a page that is a list is laid out: as high as its sheet, and under its head the parts one below the other. */
export const listLayout: { readonly page: string; readonly body: string } = { page: classes.page ?? '', body: classes.body ?? '' }
