import { type FactsAnswer, FactsQuestion, writtenFacts } from './written-facts.ts'

// Runs beside the page: a long text is read and checked here, and the keys never wait for it.
addEventListener('message', ({ data }) => {
  const { id, type, fields } = FactsQuestion.parse(data)
  const { words, findings } = writtenFacts(type, fields)
  postMessage({ id, words, findings: [...findings] } satisfies FactsAnswer)
})
