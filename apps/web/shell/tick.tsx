import { IconCheck } from '@tabler/icons-react'

/** In front of the chosen one of several; the others keep its place free. */
export const Tick = ({ on }: { readonly on: boolean }) => (on ? <IconCheck aria-hidden /> : <span style={{ width: 16 }} />)
