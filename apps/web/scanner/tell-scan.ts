const toneHz = 1760
const toneSeconds = 0.09
const shakeMs = 60

/** Tells hands and ears that a code was read, for eyes are on the tray: a short tone, and a shake where the device can. */
export function openTeller(): { readonly tell: () => void; readonly close: () => void } {
  const sound = new AudioContext()
  return {
    tell: () => {
      navigator.vibrate?.(shakeMs)
      // Silent until it is let: what opened the panel may be too long ago for a page's first sound, a running camera is not.
      if (sound.state === 'suspended') void sound.resume()
      const tone = new OscillatorNode(sound, { frequency: toneHz })
      const quiet = new GainNode(sound, { gain: 0.2 })
      tone.connect(quiet).connect(sound.destination)
      tone.start()
      tone.stop(sound.currentTime + toneSeconds)
    },
    close: () => void sound.close(),
  }
}
