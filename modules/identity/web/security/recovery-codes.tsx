import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { ProblemPanel } from '#platform/ui/problem-panel.tsx'
import classes from './security.module.css'

/** Recovery codes, this once: to be printed or copied, and kept apart from the phone. */
export function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const { t } = useLingui()
  const [copied, setCopied] = useState(false)
  return (
    <ProblemPanel
      tone="hold"
      title={t`Keep these recovery codes now`}
      ways={(
        <>
          <Button variant="filled" onClick={onKept}><Trans>I have kept them</Trans></Button>
          <Button onClick={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true))}>{copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}</Button>
          <Button onClick={() => window.print()}><Trans>Print</Trans></Button>
        </>
      )}
    >
      <p className={classes.text}><Trans>Each works once in the place of your second factor, for the day on which the phone is lost. They are shown only now. Keep them on paper, apart from the phone.</Trans></p>
      <ul className={classes.codes} aria-label={t`Recovery codes`}>
        {codes.map((code) => <li key={code}>{code}</li>)}
      </ul>
    </ProblemPanel>
  )
}
