import type { Accent } from '#modules/identity/domain'
import { accentVariables } from '#kernel/accent-variables'

/** Draws the app in an organization's own accent; without one the tokens' stays. Returns how to take it back. */
export function applyAccent(accent: Accent | null): () => void {
  const root = document.documentElement
  const apply = () => {
    const variables = accent ? accentVariables(accent, root.getAttribute('data-mantine-color-scheme') === 'dark' ? 'dark' : 'light') : {}
    for (const name of ['--accent', '--accent-ink', '--accent-soft', '--accent-line']) {
      const value = variables[name]
      if (value) root.style.setProperty(name, value)
      else root.style.removeProperty(name)
    }
  }
  apply()
  const observer = new MutationObserver(apply)
  observer.observe(root, { attributeFilter: ['data-mantine-color-scheme'] })
  return () => observer.disconnect()
}
