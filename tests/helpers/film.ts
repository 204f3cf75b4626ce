import { writeFile } from 'node:fs/promises'
import bwip from 'bwip-js/node'

/** What a scene of a film shows: a code on white paper, or the bare table. */
export type Scene = { readonly bcid: 'code128' | 'qrcode' | 'ean13' | 'datamatrix'; readonly text: string } | null

const width = 640
const height = 480
const framesPerSecond = 5
const framesPerScene = 10

/**
 * Writes what a camera sees in a browser that is started with `filmFlags(path)`: two seconds of each scene, over and over.
 * Y4M, which is how Chromium wants it; it reads the file whenever the camera is opened.
 */
export async function writeFilm(path: string, scenes: readonly Scene[]): Promise<void> {
  const colours = Buffer.alloc(width * height / 2, 128)
  const frames = scenes.flatMap((scene) => {
    const grey = pictureOf(scene)
    return Array.from({ length: framesPerScene }, () => [Buffer.from('FRAME\n'), grey, colours]).flat()
  })
  await writeFile(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`), ...frames]))
}

/** A camera that shows the film, allowed without a question. */
export const filmFlags = (path: string): readonly string[] => ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${path}`]

/** Brightness as video has it: the table, the paper on it, the ink on that. */
const table = 96
const paper = 235
const ink = 16

function pictureOf(scene: Scene): Buffer {
  const picture = Buffer.alloc(width * height, table)
  if (!scene) return picture
  const rows = modulesOf(scene)
  const across = rows[0]?.length ?? 1
  const module = Math.floor(rows.length === 1 ? width * 0.8 / across : height * 0.6 / across)
  const tall = rows.length === 1 ? 140 : module
  const [left, top] = [Math.floor((width - across * module) / 2), Math.floor((height - rows.length * tall) / 2)]
  const fill = (grey: number, x: number, y: number, wide: number, high: number) => {
    for (let line = y; line < y + high; line += 1) picture.fill(grey, line * width + x, line * width + x + wide)
  }
  const margin = 40
  fill(paper, left - margin, top - margin, across * module + 2 * margin, rows.length * tall + 2 * margin)
  for (const [index, row] of rows.entries()) for (const [at, dark] of row.entries()) if (dark) fill(ink, left + at * module, top + index * tall, module, tall)
  return picture
}

/** The code as rows of dark and light modules; a bar code is one row. (By the default export: its named `raw` draws a barcode of that name.) */
function modulesOf(scene: NonNullable<Scene>): boolean[][] {
  const [code] = bwip.raw(scene)
  if (!code) throw new Error(`no code can be drawn of ${scene.text}`)
  if ('sbs' in code) return [code.sbs.flatMap((wide, index) => Array.from({ length: wide }, () => index % 2 === 0))]
  const { pixs, pixx, pixy } = code
  return Array.from({ length: pixy }, (_, row) => pixs.slice(row * pixx, (row + 1) * pixx).map((module) => module === 1))
}
