import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, FileButton } from '@mantine/core'
import { IconPaperclip, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './intake-page.module.css'

const LARGEST = 10 * 1024 * 1024

/** Photos and papers that go with the order: they wait in this window and are sent once it is taken. */
export function PapersStep({ files, onFiles }: { readonly files: readonly File[]; readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useLingui()
  const [tooLarge, setTooLarge] = useState<string | null>(null)
  const add = (chosen: readonly File[]) => {
    setTooLarge(chosen.find(({ size }) => size > LARGEST)?.name ?? null)
    onFiles([...files, ...chosen.filter(({ size }) => size <= LARGEST)])
  }
  return (
    <div className={classes.papers}>
      {files.map((file) => {
        const { name } = file
        return (
          <p key={`${name} ${file.size} ${file.lastModified}`}>
            <span>{name}</span>
            <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t`Leave ${name} out`} onClick={() => onFiles(files.filter((one) => one !== file))}><IconX aria-hidden /></ActionIcon>
          </p>
        )
      })}
      {tooLarge && <p role="alert" className={classes.trouble}><Trans>{tooLarge} is larger than 10 MB and was left out.</Trans></p>}
      <FileButton multiple accept="image/png,image/jpeg,image/webp,image/heic,application/pdf,text/plain,text/csv" onChange={add}>
        {(props) => <Button {...props} size="xs" variant="subtle" leftSection={<IconPaperclip aria-hidden />}><Trans>Add a photo or paper</Trans></Button>}
      </FileButton>
      {files.length > 0 && <small><Trans>Sent when the order is taken; a draft does not keep them.</Trans></small>}
    </div>
  )
}
