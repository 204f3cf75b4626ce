import classes from './ruled-list.module.css'

/** Class of a list whose rows have a rule between them; what stands in a row goes beside each other while there is room. */
export const ruledList: string = classes.list ?? ''
