import { paths } from '#web/paths'
import type { OrderSort } from '../../domain/list-shape.ts'

/** The list behind a figure or a saved filter: everything that answers it, whatever branch the top bar shows. */
export const listAddress = (filter: string, sort: OrderSort = 'newest'): string => `${paths.orders()}?${new URLSearchParams({ show: 'all', branch: 'all', filter, ...(sort !== 'newest' && { sort }) })}`
