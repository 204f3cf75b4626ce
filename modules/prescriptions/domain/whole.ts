/** The nearest whole number; a half goes away from zero, so that +1.125 and −1.125 stay each other's mirror image. Never −0. */
export const whole = (value: number): number => Math.sign(value) * Math.round(Math.abs(value)) || 0

/** Degrees as radians. */
export const radians = (degrees: number): number => (degrees * Math.PI) / 180
