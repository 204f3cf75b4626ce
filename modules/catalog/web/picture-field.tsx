import { Trans, useLingui } from '@lingui/react/macro'
import { Button, FileButton } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { Problem } from '#platform/ui/api/problem'
import { useSend } from '#platform/ui/api/use-send'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { newPicture, Product } from '../contract.ts'
import { ProductPicture } from './product-picture.tsx'
import classes from './product-picture.module.css'
import { smallJpeg } from './small-jpeg.ts'

/** The picture of a product, and for who may change it a way to put another. What a camera gives is made small before it is sent. */
export function PictureField({ product, mayChange }: { readonly product: Product; readonly mayChange: boolean }) {
  const { t } = useLingui()
  const put = useSend<Product, z.input<typeof newPicture>>({ name: 'product.picture', about: product.name, method: 'PUT', path: `/products/${product.id}/picture`, kinds: ['catalog'] })
  const remove = useSend<Product, undefined>({ name: 'product.picture-away', about: product.name, method: 'DELETE', path: `/products/${product.id}/picture`, kinds: ['catalog'] })
  const [unreadable, setUnreadable] = useState(false)
  const choose = async (file: File | null): Promise<void> => {
    if (!file) return
    const base64 = await smallJpeg(file).catch(() => null)
    setUnreadable(base64 === null)
    if (base64 !== null) await put.send({ id: newId(), name: `${file.name.slice(0, 190)}.jpg`, base64 }, product.version)
  }
  const problem = put.problem ?? remove.problem ?? (unreadable ? new Problem(422, { title: t`This is no picture that can be read` }) : null)
  if (!mayChange && !product.pictureId) return null
  return (
    <div className={classes.field}>
      <ProductPicture product={product} size="large" />
      {mayChange && (
        <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void choose(file)}>
          {(props) => <Button {...props} size="xs" loading={put.pending} leftSection={<IconPhoto aria-hidden />}>{product.pictureId ? <Trans>Another picture</Trans> : <Trans>Add a picture</Trans>}</Button>}
        </FileButton>
      )}
      {mayChange && product.pictureId && <Button size="xs" variant="subtle" loading={remove.pending} onClick={() => void remove.send(undefined, product.version)}><Trans>Take the picture away</Trans></Button>}
      {problem && <ProblemOf problem={problem} />}
    </div>
  )
}
