import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import classes from './copy-text.module.css'

/** A text to take along, such as a key that is shown once: readable, selectable, copied by one press. */
export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <div className={classes.box}>
      <code className={classes.text} aria-label={label}>{text}</code>
      <Button size="xs" onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
        {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
      </Button>
    </div>
  )
}
