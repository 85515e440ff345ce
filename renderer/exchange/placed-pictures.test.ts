import { expect, it } from 'vitest'
import { placedPictures } from './placed-pictures.ts'

const html =
  '<p>a</p><img src="#picture-1" alt="A tree" data-caption="In May"><p>b <img src="#picture-2" alt=""> c</p>'

it('puts the addresses of kept pictures in the places of their placeholders', () => {
  const addresses = new Map([
    ['#picture-1', '/files/1'],
    ['#picture-2', '/files/2'],
  ])
  expect(placedPictures(html, addresses)).toBe(
    '<p>a</p><img src="/files/1" alt="A tree" data-caption="In May"><p>b <img src="/files/2" alt=""> c</p>',
  )
})

it('lets the words of a picture that was not kept stand for it', () => {
  expect(placedPictures(html, new Map([['#picture-2', '/files/2']]))).toBe(
    '<p>a</p><p>A tree</p><p>b <img src="/files/2" alt=""> c</p>',
  )
  expect(placedPictures(html, new Map())).toBe('<p>a</p><p>A tree</p><p>b c</p>')
})

it('leaves a text without placeholders as it is, letter for letter', () => {
  const sloppy = '<p>a<li>b &eacute; <img src="/files/1">'
  expect(placedPictures(sloppy, new Map())).toBe(sloppy)
})
