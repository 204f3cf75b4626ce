const drawing = (inside: string, ink: string, ground: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="#000" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${inside}</svg>`.replaceAll('#000', ink).replaceAll('#fff', ground)
const ring = '<circle cx="8" cy="8" r="5.5"/>'

/** The shapes of stages, black on white; the same shapes stand on the screens. */
const marks: Readonly<Record<string, string>> = {
  'ring': ring,
  'ring-tick': `${ring}<path d="m5.5 8.2 1.8 1.8 3.3-3.7"/>`,
  'arrowhead': '<path d="M4 3l9 5-9 5z" fill="#000"/>',
  'half-disc': `${ring}<path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="#000" stroke="none"/>`,
  'box-arrow': '<path d="M3 3h10v10H3z"/><path d="M8 5v5M5.8 8 8 10.2 10.2 8"/>',
  'two-lenses': '<circle cx="4.6" cy="8" r="3"/><circle cx="11.4" cy="8" r="3"/>',
  'diamond': '<path d="M8 1.8 14.2 8 8 14.2 1.8 8z"/><circle cx="8" cy="8" r="1.5" fill="#000" stroke="none"/>',
  'disc-tick': '<circle cx="8" cy="8" r="6" fill="#000"/><path d="m5.3 8.2 1.9 1.9 3.6-4" stroke="#fff"/>',
  'tick': '<path d="m2.5 8.5 3.5 3.5 7.5-8.5"/>',
  'hexagon': '<path d="M8 2 13.2 5v6L8 14 2.8 11V5z"/>',
  'bar': '<path d="M2.5 6h11v4h-11z"/>',
  'cross': '<path d="M8 2.5v11M2.5 8h11"/>',
  'drop': '<path d="M8 2c3 3.6 4.500 5.600 4.500 7.600a4.500 4.500 0 0 1-9 0C3.500 7.600 5 5.600 8 2z"/>',
}

/** The mark as SVG, black on white unless said; a ring for a shape that paper does not know, so that a new shape never keeps a sheet from the counter. */
export function stageMarkSvg(mark: string, ink = '#000', ground = '#fff'): string {
  return drawing(marks[mark] ?? ring, ink, ground)
}
