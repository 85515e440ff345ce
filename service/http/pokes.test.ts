import { expect, test } from 'vitest'
import { createPokes } from './pokes.ts'

/** Pokes with beats that a test gives. */
function pokesByHand(isBusy = () => false) {
  const planned: (() => void)[] = []
  const pokes = createPokes((_wait, act) => planned.push(act), isBusy)
  return { pokes, beat: () => planned.shift()?.(), isPlanned: () => planned.length > 0 }
}

function lines(count: number) {
  const poked: number[] = []
  return { poked, all: Array.from({ length: count }, (_, number) => () => void poked.push(number)) }
}

test('a few lines are poked at once', () => {
  const { pokes } = pokesByHand()
  const { poked, all } = lines(10)
  for (const line of all) pokes.ask(line)
  expect(poked).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('of many, the others follow in their order, a few in each beat', () => {
  const { pokes, beat } = pokesByHand()
  const { poked, all } = lines(35)
  for (const line of all) pokes.ask(line)
  expect(poked.length).toBe(25)
  beat()
  expect(poked.length).toBe(30)
  beat()
  expect(poked).toEqual(Array.from({ length: 35 }, (_, number) => number))
})

test('while the service has much to do, they follow one by one', () => {
  let isBusy = true
  const { pokes, beat } = pokesByHand(() => isBusy)
  const { poked, all } = lines(35)
  for (const line of all) pokes.ask(line)
  beat()
  beat()
  expect(poked.length).toBe(27)
  isBusy = false
  beat()
  expect(poked.length).toBe(32)
})

test('a line that waits is poked once, however often it is asked for', () => {
  const { pokes, beat } = pokesByHand()
  const { poked, all } = lines(26)
  for (const line of all) pokes.ask(line)
  const [last] = all.slice(-1)
  if (last) pokes.ask(last)
  beat()
  beat()
  expect(poked.filter(number => number === 25)).toEqual([25])
})

test('a line that is forgotten is not poked', () => {
  const { pokes, beat } = pokesByHand()
  const { poked, all } = lines(26)
  for (const line of all) pokes.ask(line)
  const [last] = all.slice(-1)
  if (last) pokes.forget(last)
  beat()
  expect(poked).not.toContain(25)
})

test('when nothing is to be done, nothing is planned any more', () => {
  const { pokes, beat, isPlanned } = pokesByHand()
  const [line = () => {}] = lines(1).all
  pokes.ask(line)
  for (let turn = 0; turn < 10; turn += 1) beat()
  expect(isPlanned()).toBe(false)
})
