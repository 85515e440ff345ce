import { expect, it, vi } from 'vitest'
import { withHeading } from '#shared/case-study/case-study.ts'
import { StudyWords } from './study-words.ts'

const body = '<h2>Summary</h2><p>a</p>\n<h2>Results</h2><p>b</p>'

function keyOf(words: StudyWords, heading: string): number {
  const { study, keys } = words.shown()
  return keys[study.sections.findIndex(section => section.heading === heading) + 1] ?? -1
}

it('gives back what came, letter for letter, where nothing was done', () => {
  const words = new StudyWords(body)
  words.touch(keyOf(words, 'Results'), () => '<p>b</p>')
  expect(words.take()).toBe(body)
})

it('takes the words of an editor when they are wanted, and only then', () => {
  const words = new StudyWords(body)
  const take = vi.fn(() => '<p>new</p>')
  words.touch(keyOf(words, 'Results'), take)
  expect(take).not.toHaveBeenCalled()
  expect(words.take()).toBe(body.replace('<p>b</p>', '<p>new</p>'))
})

it('takes the words of one section before another is written in', () => {
  const words = new StudyWords(body)
  words.touch(keyOf(words, 'Results'), () => '<p>new</p>')
  words.touch(keyOf(words, 'Summary'), () => '<p>newer</p>\n')
  expect(words.take()).toBe('<h2>Summary</h2><p>newer</p>\n<h2>Results</h2><p>new</p>')
})

it('knows its own words when they come back, the older ones too', () => {
  const words = new StudyWords(body)
  words.touch(keyOf(words, 'Results'), () => '<p>one</p>')
  const first = words.take()
  words.touch(keyOf(words, 'Results'), () => '<p>two</p>')
  const second = words.take()
  expect([body, first, second].map(each => words.isNews(each))).toEqual([false, false, false])
  expect(words.isNews(body)).toBe(true)
})

it('lets no body from outside replace words that nobody has taken yet', () => {
  const words = new StudyWords(body)
  words.change(study => withHeading(study, 1, 'Outcome'))
  expect(words.isNews('<h2>Summary</h2>')).toBe(false)
  words.take()
  expect(words.isNews('<h2>Summary</h2>')).toBe(true)
})

it('keeps the sections that another desk left alone', () => {
  const words = new StudyWords(body)
  const [summary, results] = ['Summary', 'Results'].map(heading => keyOf(words, heading))
  words.shows('<h2>Costs</h2><p>c</p><h2>Results</h2><p>d</p><h2>Summary</h2>')
  expect(words.shown().keys.slice(2)).toEqual([results, summary])
  expect(words.take()).toContain('<p>d</p>')
})

it('moves, adds and leaves out sections, and each stays the same one', () => {
  const words = new StudyWords(body)
  const [summary, results] = ['Summary', 'Results'].map(heading => keyOf(words, heading))
  words.move(1, 0)
  const costs = words.insert(1, 'Costs')
  expect(words.shown().keys.slice(1)).toEqual([results, costs, summary])
  expect(words.take()).toBe('<h2>Results</h2><p>b</p><h2>Costs</h2><h2>Summary</h2><p>a</p>\n')
})

it('puts back a section that was left out, between what was written since', () => {
  const words = new StudyWords(body)
  const results = keyOf(words, 'Results')
  const putBack = words.remove(1)
  words.touch(keyOf(words, 'Summary'), () => '<p>new</p>')
  putBack()
  expect(words.shown().keys.at(-1)).toBe(results)
  expect(words.take()).toBe('<h2>Summary</h2><p>new</p><h2>Results</h2><p>b</p>')
})

it('makes a section of a heading that was written into a text', () => {
  const words = new StudyWords(body)
  const results = keyOf(words, 'Results')
  words.touch(results, () => '<p>b</p><h2>Lessons learnt</h2><p>c</p>')
  expect(words.shown().study.sections).toHaveLength(2)
  words.partAgain()
  expect(words.shown().study.sections.map(section => section.heading)).toEqual([
    'Summary',
    'Results',
    'Lessons learnt',
  ])
  expect(words.shown().keys[2]).toBe(results)
})
