import { cloneElement, Suspense, useState, type ButtonHTMLAttributes, type ComponentType, type LazyExoticComponent, type ReactElement } from 'react'

type Button = ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>

/** What a menu that is fetched on demand takes: the button it opens from. It opens as soon as it is there. */
export interface OpenMenuProps {
  readonly target: Button
}

export interface OnDemandMenuProps {
  readonly target: Button
  readonly load: () => Promise<unknown>
  readonly Menu: LazyExoticComponent<ComponentType<OpenMenuProps>>
}

/** A button whose menu is fetched when a pointer or the focus comes near: the first page does without menus. */
export function OnDemandMenu({ target, load, Menu }: OnDemandMenuProps) {
  const [asked, setAsked] = useState(false)
  const near = () => void load()
  const closed = cloneElement(target, { onClick: () => setAsked(true), onPointerEnter: near, onFocus: near, 'aria-haspopup': 'menu', 'aria-expanded': false })
  return asked ? <Suspense fallback={closed}><Menu target={target} /></Suspense> : closed
}
