import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { paths } from '../paths.ts'
import classes from './page-frame.module.css'
import { useWindowTitle } from './use-window-title.ts'

/** An address that leads nowhere. */
export function NoSuchPage() {
  const { t } = useLingui()
  const title = t`There is no page at this address`
  useWindowTitle(title)
  return (
    <>
      <PageHead title={title} />
      <div className={classes.refused}>
        <ProblemPanel
          tone="hold"
          title={<Trans>The link may be old, or a letter is missing.</Trans>}
          ways={<Button variant="filled" component={Link} to={paths.home()}><Trans>Go to the first page</Trans></Button>}
        />
      </div>
    </>
  )
}

/** A page that failed while drawing. The shell around it stays, so that there is a way on; a reload also brings a newer Lunette. */
export function PageFailed({ error }: ErrorComponentProps) {
  return (
    <>
      <PageHead title="Lunette" />
      <div className={classes.refused}>
        <ProblemOf problem={error} ways={<Button variant="filled" onClick={() => location.reload()}><Trans>Load the page again</Trans></Button>} />
      </div>
    </>
  )
}
