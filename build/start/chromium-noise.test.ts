import { expect, test } from 'vitest'
import { isChromiumNoise } from './chromium-noise.ts'

test('a missing message bus is noise', () => {
  expect(
    isChromiumNoise(
      '[15047:1123/062143.746553:ERROR:bus.cc(407)] Failed to connect to the bus: Failed to connect',
    ),
  ).toBe(true)
})

test('what the desk itself says is not', () => {
  expect(isChromiumNoise('The folder /data can not be written.')).toBe(false)
})

test('an error of the page is not', () => {
  expect(isChromiumNoise('[15047:1123/062143.746553:ERROR:CONSOLE(1)] "Uncaught TypeError"')).toBe(false)
})
