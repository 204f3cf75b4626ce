import '#platform/ui/base-styles'
import './tracking.css'
import { loadChineseFont } from '#platform/ui/fonts'
import { applyScheme, chosenScheme } from '#platform/ui/scheme'

// The page is whole as the server sends it; this draws it in the light or dark that the device asks for.
applyScheme(chosenScheme())
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => applyScheme(chosenScheme()))
if (document.documentElement.lang === 'zh-CN') void loadChineseFont()
