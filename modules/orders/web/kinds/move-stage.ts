/** The list with one entry moved to another place; unchanged where either place is none. */
export function moveStage<Stage>(stages: readonly Stage[], from: number, to: number): readonly Stage[] {
  const moved = stages[from]
  if (moved === undefined || to < 0 || to >= stages.length || from === to) return stages
  return stages.toSpliced(from, 1).toSpliced(to, 0, moved)
}

/** A code for something new from its name: small letters, digits, hyphens; with a number behind it where it is taken. */
export function codeFrom(name: string, taken: readonly string[]): string {
  const plain = name.normalize('NFD').replace(/[\u0300-\u036F]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 36) || 'own'
  for (let count = 1; ; count += 1) {
    const code = count === 1 ? plain : `${plain}-${count}`
    if (!taken.includes(code)) return code
  }
}
