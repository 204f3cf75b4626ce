import type { HistoryState } from '@tanstack/react-router'

/** An entry of the history that belongs to something that floats over the page. */
export interface FloatingEntry extends HistoryState { readonly floats?: true }

export const isFloatingEntry = (state: HistoryState): boolean => (state as FloatingEntry).floats === true
