import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEGABYTE = 1024 ** 2

/** A disk of its own size, in memory, to be filled. Only root may mount one. */
export class SmallDisk implements Disposable {
  readonly path: string

  private constructor(path: string) {
    this.path = path
  }

  /** Null where this user or machine mounts none. */
  static mount(megabytes: number): SmallDisk | null {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
    const path = mkdtempSync(join(tmpdir(), 'lunette-small-disk-'))
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', path], { stdio: 'ignore' })
      return new SmallDisk(path)
    } catch {
      rmSync(path, { recursive: true })
      return null
    }
  }

  get freeMegabytes(): number {
    const { bavail, bsize } = statfsSync(this.path)
    return bavail * bsize / MEGABYTE
  }

  /** Somebody's film: takes room until so much is free, or until there is none. Taken away by the answer. */
  fill(leaveMegabytes: number): () => void {
    const path = join(this.path, `film-${leaveMegabytes}`)
    const film = openSync(path, 'w')
    try {
      // In small pieces: the last one goes in as far as there is room.
      for (const piece = Buffer.alloc(65_536); this.freeMegabytes > leaveMegabytes;) if (writeSync(film, piece) === 0) break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    } finally {
      closeSync(film)
    }
    return () => rmSync(path, { force: true })
  }

  [Symbol.dispose](): void {
    // Lazily: what was just ended may hold it for a moment longer.
    execFileSync('umount', ['-l', this.path], { stdio: 'ignore' })
    rmSync(this.path, { recursive: true })
  }
}
