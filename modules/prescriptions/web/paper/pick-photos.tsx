import { Trans } from '@lingui/react/macro'
import { Button, FileButton } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { useState } from 'react'

/** What a photo of a paper may weigh; a telephone's is a third of it. */
const LARGEST = 10 * 1024 * 1024

/** Chooses or takes photos of the paper. */
export function PickPhotos({ onPick, pending = false }: { readonly onPick: (files: readonly File[]) => void; readonly pending?: boolean }) {
  const [tooLarge, setTooLarge] = useState<string | null>(null)
  const pick = (files: readonly File[]) => {
    setTooLarge(files.find(({ size }) => size > LARGEST)?.name ?? null)
    onPick(files.filter(({ size }) => size <= LARGEST))
  }
  return (
    <>
      <FileButton multiple accept="image/png,image/jpeg,image/webp,image/heic,application/pdf" onChange={pick}>
        {(props) => <Button {...props} size="xs" variant="subtle" loading={pending} leftSection={<IconCamera size={15} aria-hidden />}><Trans>Photo of the paper</Trans></Button>}
      </FileButton>
      {tooLarge && <p role="alert"><Trans>{tooLarge} is larger than 10 MB and was left out.</Trans></p>}
    </>
  )
}
