import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

interface PageUnderTest {
  readonly show: (content: ReactNode) => Promise<void>
  readonly leave: () => Promise<void>
}

/** A page in which a test shows something, and leaves it again. */
export function aPage(): PageUnderTest {
  const place = document.createElement('div')
  document.body.append(place)
  const root = createRoot(place)
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return {
    show: content =>
      act(async () => root.render(<QueryClientProvider client={queries}>{content}</QueryClientProvider>)),
    leave: async () => {
      await act(async () => root.unmount())
      place.remove()
    },
  }
}

/** The first element for a selector, wherever in the document; a test that looks for one that is not there has failed. */
export function found<Kind extends Element>(selector: string, kind: new () => Kind): Kind {
  const element = document.querySelector(selector)
  if (!(element instanceof kind)) throw new Error(`There is no ${selector}`)
  return element
}

/** Puts words into a field as a person does who types them. */
export async function typeInto(field: HTMLInputElement | HTMLTextAreaElement, words: string): Promise<void> {
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value') ?? {}
  await act(async () => {
    set?.call(field, words)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

/** What Enter in a field does. */
export async function submit(): Promise<void> {
  await act(async () => {
    found('form', HTMLFormElement).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  })
}

export async function press(key: string): Promise<void> {
  await act(async () => {
    const on = document.activeElement ?? document.body
    on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    on.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true }))
  })
}
