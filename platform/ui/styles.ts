// First Mantine's parts in our tokens, then what every page shares: later rules win.
import './mantine.css'
import './base.css'
