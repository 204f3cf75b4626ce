import type { Icon } from '@tabler/icons-react'

/** Something that the palette does at once, by its words. */
export interface Act {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly icon: Icon
  /** The key that does it as well. */
  readonly caps?: readonly string[]
  readonly run: () => void
}
