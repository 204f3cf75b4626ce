import { useEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import { cameraTrouble, type CameraTrouble } from './camera-trouble.ts'
import { watchCamera, type LiveCamera } from './watch-camera.ts'

const chosenKey = 'lunette-camera'

/** The camera behind a video: what it can do once it runs, or why it does not. */
export interface Camera {
  readonly live: LiveCamera | null
  readonly trouble: CameraTrouble | null
  /** Takes this camera, now and at the next scan on this device. */
  readonly choose: (id: string) => void
  readonly again: () => void
}

/** Runs the camera while the part is on screen and the page is looked at; each code held before it goes to `take`. */
export function useCamera(video: RefObject<HTMLVideoElement | null>, take: (code: string) => void): Camera {
  const [live, setLive] = useState<LiveCamera | null>(null)
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  // Asked for anew, it is another object.
  const [wanted, want] = useState(() => ({ cameraId: localStorage.getItem(chosenKey) }))
  const shown = useSyncExternalStore(onShown, () => !document.hidden)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    // A page that nobody looks at holds no camera: its lamp would burn, and other programs could not have it.
    if (!shown || !video.current) return
    const over = new AbortController()
    const onLive = (camera: LiveCamera) => {
      setLive(camera)
      setTrouble(null)
    }
    watchCamera(video.current, { ...wanted, onLive, onCode: (code) => latest.current(code), signal: over.signal }).catch((error: unknown) => {
      if (over.signal.aborted) return
      setLive(null)
      setTrouble(cameraTrouble(error, isSecureContext))
    })
    return () => {
      over.abort()
      setLive(null)
    }
  }, [video, wanted, shown])
  return {
    live, trouble,
    choose: (cameraId) => {
      localStorage.setItem(chosenKey, cameraId)
      want({ cameraId })
    },
    again: () => {
      setTrouble(null)
      want({ ...wanted })
    },
  }
}

function onShown(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}
