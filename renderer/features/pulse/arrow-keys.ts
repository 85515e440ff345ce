import { type RefObject, useEffect } from 'react'
import type { Figure } from './figure.ts'

/** What an arrow key means to whoever reads a chart: its rows stand in an order, whichever way they lie. */
const steps: Readonly<Record<string, 'next' | 'previous'>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
}

/**
 * Lets all four arrow keys walk through a chart in the order of its rows. Recharts knows two of them, and takes them the
 * other way round where the bars lie: a key is handed on as the one that it takes for that step.
 */
export function useArrowKeys(place: RefObject<HTMLElement | null>, shape: Figure['shape']): void {
  useEffect(() => {
    const element = place.current
    const isLying = shape === 'bars' || shape === 'groups'
    const keyFor = {
      next: isLying ? 'ArrowLeft' : 'ArrowRight',
      previous: isLying ? 'ArrowRight' : 'ArrowLeft',
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const step = steps[event.key]
      // What is handed on comes by here again.
      if (step === undefined || !event.isTrusted || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      event.stopPropagation()
      event.target?.dispatchEvent(new KeyboardEvent('keydown', { key: keyFor[step], bubbles: true }))
    }
    element?.addEventListener('keydown', onKeyDown, { capture: true })
    return () => element?.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [place, shape])
}
