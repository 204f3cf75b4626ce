import type { I18n } from '@lingui/core'
import { Problem } from './problem.ts'

/** A problem as two sentences: what is wrong, and why or what to do now. */
export interface SaidProblem {
  readonly title: string
  readonly detail: string | undefined
}

/**
 * The one place where a problem becomes words: its title by its type, with what no server could say. What the server has
 * to say beyond the title (`detail`) comes in the reader's language already.
 */
export function sayProblem(i18n: I18n, problem: unknown): SaidProblem {
  if (problem instanceof Problem) {
    if (problem.type === 'web/no-connection') {
      return {
        title: i18n._({ id: 'problem.no-connection', message: 'No connection to Lunette' }),
        detail: i18n._({ id: 'problem.no-connection.detail', message: 'What you typed is kept here. Lunette tries again by itself.' }),
      }
    }
    if (problem.type === 'web/not-sent') {
      return {
        title: i18n._({ id: 'problem.no-connection', message: 'No connection to Lunette' }),
        detail: i18n._({ id: 'problem.not-sent.detail', message: 'What you typed stands here still. It is confidential and not kept on the device: send it again once there is a connection.' }),
      }
    }
    // The catalogues hold the title of every type; a newer server's may be missing and stays as it came.
    const title = { id: `problem:${problem.type}`, message: problem.title }
    if (problem.title) return { title: i18n._(title), detail: problem.detail }
    return {
      title: i18n._({ id: 'problem.unreadable', message: 'Lunette gave an answer that cannot be read' }),
      detail: i18n._({ id: 'problem.unreadable.detail', message: 'Nothing is lost on this page. Try once more; if it stays, tell whoever looks after your Lunette.' }),
    }
  }
  if (isNotFetched(problem)) {
    return {
      title: i18n._({ id: 'problem.not-fetched', message: 'This page could not be fetched' }),
      detail: i18n._({ id: 'problem.not-fetched.detail', message: 'There is no connection, or Lunette was upgraded in the meantime. What is saved is safe; load the page again.' }),
    }
  }
  return {
    title: i18n._({ id: 'problem.page', message: 'This page cannot go on' }),
    detail: i18n._({ id: 'problem.page.detail', message: 'A mistake in Lunette, not yours. What is saved is safe; load the page again.' }),
  }
}

/** Whether a part of the app itself did not come, as Chromium, Firefox and Safari say it of an import. */
const isNotFetched = (problem: unknown): boolean => problem instanceof TypeError && /dynamically imported module|Importing a module script failed/i.test(problem.message)
