import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, NativeSelect } from '@mantine/core'
import { IconBulb, IconBulbOff, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { giveScan } from '#platform/ui/keys/bound-keys'
import { useKeys } from '#platform/ui/keys/use-keys'
import { useBackCloses } from './back-closes.ts'
import classes from './camera-panel.module.css'
import { CameraTroublePanel } from './camera-trouble-panel.tsx'
import { openTeller } from './tell-scan.ts'
import { useCamera } from './use-camera.ts'
import { isTextField, writeScan } from './write-scan.ts'

/** The camera as a scanner: what it reads goes where a scanner's codes go. It stays for the next code until another page comes. */
export default function CameraPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui()
  const video = useRef<HTMLVideoElement>(null)
  const teller = useRef<ReturnType<typeof openTeller>>(null)
  const [field] = useState(() => (isTextField(document.activeElement) ? document.activeElement : null))
  const [code, setCode] = useState('')
  // The light is one camera's: another one, or the same after a pause, begins without.
  const [litOf, setLitOf] = useState<object | null>(null)
  const { live, trouble, choose, again } = useCamera(video, (read) => {
    teller.current?.tell()
    setCode(read)
    if (!field?.isConnected) return giveScan(read)
    onClose()
    // The focus is given back to the field first.
    setTimeout(() => writeScan(field, read))
  })
  useEffect(() => {
    teller.current = openTeller()
    return () => teller.current?.close()
  }, [])
  useKeys({ Esc: onClose })
  useBackCloses(onClose)
  const lit = live !== null && litOf === live
  // A camera may refuse its light; it stays as it was.
  const light = (on: boolean) => live?.light?.(on).then(() => setLitOf(on ? live : null), () => undefined)
  return (
    <section className={classes.panel} aria-label={t`Scan with the camera`}>
      {trouble !== null && <CameraTroublePanel trouble={trouble} again={again} />}
      <div className={classes.picture} hidden={trouble !== null}>
        <video ref={video} muted playsInline aria-label={t`What the camera sees`} />
        <span className={classes.aim} aria-hidden="true" />
      </div>
      <div className={classes.foot}>
        <output className={classes.said} aria-live="polite">
          {trouble === null && (code ? <Trans>Read: <b>{code}</b></Trans> : live ? <Trans>Hold a code before the camera.</Trans> : <Trans>The camera starts.</Trans>)}
        </output>
        {live?.light && (
          <ActionIcon variant="default" size="lg" aria-pressed={lit} aria-label={t`Light of the camera`} onClick={() => void light(!lit)}>{lit ? <IconBulb aria-hidden /> : <IconBulbOff aria-hidden />}</ActionIcon>
        )}
        <ActionIcon variant="default" size="lg" ref={focusOnOpen} aria-label={t`Close`} onClick={onClose}><IconX aria-hidden /></ActionIcon>
      </div>
      {live && live.cameras.length > 1 && (
        <NativeSelect
          size="xs" aria-label={t`Camera`} value={live.id} onChange={(event) => choose(event.currentTarget.value)}
          data={live.cameras.map(({ id, name }) => ({ value: id, label: name || t`Camera without a name` }))}
        />
      )}
    </section>
  )
}
