import { useState } from 'react'

/** What a box shows: while somebody types in it, their very letters; afterwards what was made of them. */
export function useTypedText(shown: string, onType: (text: string) => void) {
  const [typed, setTyped] = useState<string | null>(null)
  return {
    value: typed ?? shown,
    onChange: (text: string) => {
      setTyped(text)
      onType(text)
    },
    onBlur: () => setTyped(null),
  }
}
