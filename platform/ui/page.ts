import type { MessageDescriptor } from '@lingui/core'
import type { Icon } from '@tabler/icons-react'
import type { ComponentType } from 'react'

/** A key of a page: what to press, cap by cap (`['Ctrl', 'Enter']`), and what it does. Bound by `useKeys({ 'Ctrl Enter': … })`. */
export interface PageKey {
  readonly caps: readonly string[]
  readonly does: MessageDescriptor
  /** Left out of the line at the bottom, which has no room for all; the list of keys has it. */
  readonly rare?: true
  /** Of a key with two meanings: this one holds while the other key acts, or does not. */
  readonly beside?: { readonly key: string; readonly acts: boolean }
}

/** Where a page stands in the navigation: its part, its picture, and the letter after `G` that opens it. */
export interface PageNav {
  readonly part: 'work' | 'goods' | 'money' | 'house'
  readonly icon: Icon
  readonly letter?: string
  /** How many wait there, or are late; draws nothing when none. */
  readonly Badge?: ComponentType
}

/**
 * One page of the staff app. The table of all pages makes the routes, the navigation, the key line and the palette, and
 * tests walk it; so a page needs nothing but its entry here and its component.
 */
export interface Page {
  /** Route with parameters as `$name`: `/things/$id`. */
  readonly path: string
  readonly title: MessageDescriptor
  /** The right it takes to see the page; null for everyone who is signed in. */
  readonly right: string | null
  /** The capability that brings the page; null when it is always there. */
  readonly capability: string | null
  readonly keys: readonly PageKey[]
  readonly nav?: PageNav
  /** Wide work: the navigation shrinks to a rail. */
  readonly wide?: true
  /** The page that this one is a part of, as its `path`: lit in the navigation, and where Esc leads. */
  readonly under?: string
  readonly load: () => Promise<{ readonly default: ComponentType }>
}
