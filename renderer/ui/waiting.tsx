import { type ReactNode, useEffect, useState } from 'react'
import './waiting.css'

/** From here on a wait is said, in milliseconds: what is quicker would only blink. */
const quiet = 250
/** From here on something to do is offered. */
const long = 10_000

export interface WaitingProps {
  /** What is being waited for. */
  readonly sentence: string
  /** What to say and offer when it takes long, so that nobody waits for ever. */
  readonly whenLong?: ReactNode
}

export function Waiting({ sentence, whenLong }: WaitingProps) {
  const [stage, setStage] = useState<'quiet' | 'said' | 'long'>('quiet')
  useEffect(() => {
    const timers = [setTimeout(() => setStage('said'), quiet), setTimeout(() => setStage('long'), long)]
    return () => {
      for (const timer of timers) clearTimeout(timer)
    }
  }, [])
  return (
    <div className="waiting" aria-busy="true">
      {stage !== 'quiet' && <p>{sentence}</p>}
      {stage === 'long' && whenLong}
    </div>
  )
}
