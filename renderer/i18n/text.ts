import { createContext, useContext } from 'react'
import { en, type Messages } from '#shared/messages/en.ts'

/** The catalogue in use. Another language is another value of this context. */
const Text = createContext<Messages>(en)

/** The message catalogue of the language in use. */
export function useText(): Messages {
  return useContext(Text)
}
