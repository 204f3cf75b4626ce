import { createTheme, type MantineColorsTuple } from '@mantine/core'

// Colours live in tokens.css; Mantine wants ten steps of a name, so all ten are the one token that an organization sets.
const accent = Array.from({ length: 10 }, () => 'var(--accent)') as unknown as MantineColorsTuple

/** Opens and closes at once: nothing in Lunette slides in. */
const atOnce = { transitionProps: { duration: 0 } }

/**
 * How Mantine's parts behave here; how they look is mantine.css. Named as texts, not imported: an import would put every
 * part into the first download.
 */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  primaryColor: 'accent',
  colors: { accent },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  activeClassName: '',
  components: {
    Button: { defaultProps: { variant: 'default', size: 'sm' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'sm', withThumbIndicator: false } },
    SegmentedControl: { defaultProps: { size: 'sm', transitionDuration: 0 } },
    Menu: { defaultProps: { ...atOnce, shadow: 'md', offset: 4 } },
    Popover: { defaultProps: { ...atOnce, shadow: 'md', offset: 4 } },
    Combobox: { defaultProps: { ...atOnce, shadow: 'md', offset: 4 } },
    Tooltip: { defaultProps: { ...atOnce, openDelay: 300 } },
    // Locking the page's scroll would write a <style> element; our pages do not scroll as a whole anyway.
    Modal: { defaultProps: { ...atOnce, lockScroll: false, centered: true } },
    Drawer: { defaultProps: { ...atOnce, lockScroll: false } },
  },
})
