import { aimedAt, isNewScan, nothingHeld } from './aimed-at.ts'
import { openCodeReader } from './code-reader.ts'

/** What a running camera can do. */
export interface LiveCamera {
  readonly id: string
  readonly cameras: readonly { readonly id: string; readonly name: string }[]
  /** Switches its light; null where it has none that a page may switch. */
  readonly light: ((on: boolean) => Promise<void>) | null
}

export interface Watching {
  /** The camera that was chosen here before; the one at the back when null or gone. */
  readonly cameraId: string | null
  readonly onLive: (camera: LiveCamera) => void
  readonly onCode: (code: string) => void
  /** Ends it, and lets go of the camera at once, whatever it is at. */
  readonly signal: AbortSignal
}

/** A picture in so many milliseconds: quicker than a hand moves on, and a phone stays cool. */
const lookEveryMs = 100

/** Shows the camera in the video and tells of each code held before it, until the signal. @throws what getUserMedia throws, or {ReaderMissing} */
export async function watchCamera(video: HTMLVideoElement, { cameraId, onLive, onCode, signal }: Watching): Promise<void> {
  const where = cameraId ? { deviceId: { ideal: cameraId } } : { facingMode: { ideal: 'environment' } }
  const stream = await navigator.mediaDevices.getUserMedia({ video: { ...where, width: { ideal: 1280 }, height: { ideal: 720 } } })
  const letGo = () => {
    for (const track of stream.getTracks()) track.stop()
    // It may show the next one already.
    if (video.srcObject === stream) video.srcObject = null
  }
  // At the signal as well as at the end: reading a picture may take a while.
  signal.addEventListener('abort', letGo)
  try {
    if (signal.aborted) return
    video.srcObject = stream
    await video.play()
    onLive(await whatItCan(stream))
    await watch(video, stream, onCode, signal)
  } finally {
    letGo()
  }
}

async function watch(video: HTMLVideoElement, stream: MediaStream, onCode: (code: string) => void, signal: AbortSignal): Promise<void> {
  const reader = await openCodeReader()
  try {
    for (let held = nothingHeld; !signal.aborted;) {
      if (!stream.active) throw new DOMException('the camera was taken away', 'NotReadableError')
      const code = aimedAt(await reader.read(video))?.replaceAll(/\p{Cc}/gu, '').trim()
      const atMs = performance.now()
      if (code && !signal.aborted && isNewScan(held, code, atMs)) onCode(code)
      if (code) held = { code, atMs }
      await new Promise((wake) => setTimeout(wake, lookEveryMs))
    }
  } finally {
    reader.close()
  }
}

async function whatItCan(stream: MediaStream): Promise<LiveCamera> {
  const [track] = stream.getVideoTracks()
  const { torch = false } = (track?.getCapabilities?.() ?? {}) as { readonly torch?: boolean }
  const devices = await navigator.mediaDevices.enumerateDevices()
  return {
    id: track?.getSettings().deviceId ?? '',
    cameras: devices.filter(({ kind }) => kind === 'videoinput').map(({ deviceId, label }) => ({ id: deviceId, name: label })),
    light: torch && track ? (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] }) : null,
  }
}
