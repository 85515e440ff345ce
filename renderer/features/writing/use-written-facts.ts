import { useEffect, useState } from 'react'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import { FactsAnswer, type FactsQuestion, type WrittenFacts } from './written-facts.ts'

let worker: Worker | null = null
let lastQuestion = 0

function theWorker(): Worker {
  worker ??= new Worker(new URL('./written-facts.worker.ts', import.meta.url), { type: 'module' })
  return worker
}

/** Asks the worker; the returned function stops waiting for its answer. */
function ask(type: ItemType, fields: ItemFields, onAnswer: (facts: WrittenFacts) => void): () => void {
  lastQuestion += 1
  const id = lastQuestion
  const asked = theWorker()
  const hear = ({ data }: MessageEvent<unknown>) => {
    const answer = FactsAnswer.safeParse(data)
    if (!answer.success || answer.data.id !== id) return
    stop()
    onAnswer(answer.data)
  }
  const stop = () => asked.removeEventListener('message', hear)
  asked.addEventListener('message', hear)
  asked.postMessage({ id, type, fields } satisfies FactsQuestion)
  return stop
}

/** The words and the checks of an item, worked out beside the page: the last known ones, or null before the first. */
export function useWrittenFacts(type: ItemType, fields: ItemFields): WrittenFacts | null {
  const [facts, setFacts] = useState<WrittenFacts | null>(null)
  useEffect(() => ask(type, fields, setFacts), [type, fields])
  return facts
}
