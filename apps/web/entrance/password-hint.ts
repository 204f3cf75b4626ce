import { i18n } from '@lingui/core'

/** What makes a password good here. */
export const passwordHint = (): string => i18n._({ id: 'entrance.password.hint', message: 'Ten characters or more. Three or four words are best.' })
