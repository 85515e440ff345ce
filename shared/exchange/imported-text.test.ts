import { expect, it } from 'vitest'
import { importedText } from './imported-text.ts'
import { readHtml } from './read-html.ts'

function imported(html: string, title: string | null = null, property: string | null = null) {
  const { blocks } = readHtml(html, { from: 'elsewhere' })
  const {
    title: found,
    html: left,
    notes,
  } = importedText('docx', 'a file.docx', { blocks, title, property, pictures: [], notes: [] })
  return { title: found, html: left, notes: notes.map(note => note.note) }
}

it('takes the only first-level heading for the title where it stands first', () => {
  expect(imported('<h1>A title</h1><h2>One</h2><p>a</p>')).toEqual({
    title: 'A title',
    html: '<h2>One</h2><p>a</p>',
    notes: [],
  })
})

it('takes first-level headings for sections where there are several', () => {
  expect(imported('<h1>One</h1><p>a</p><h1>Two</h1><h2>Three</h2>')).toEqual({
    title: 'a file',
    html: '<h2>One</h2><p>a</p><h2>Two</h2><h3>Three</h3>',
    notes: ['headings_moved'],
  })
})

it('does not say the title twice', () => {
  expect(imported('<h1>A title!</h1><p>a</p>', 'A title')).toEqual({
    title: 'A title',
    html: '<p>a</p>',
    notes: [],
  })
})

it('takes lines in bold for headings only where there are no others, and only lines', () => {
  const long = `<p><b>${'word '.repeat(13)}</b></p><p>a</p>`
  expect(imported(long).notes).toEqual([])
  expect(imported('<h2>x</h2><p><b>One</b></p><p>a</p>').notes).toEqual([])
  expect(imported('<p><b>A sentence.</b></p><p>a</p>').notes).toEqual([])
  expect(imported('<p><b>One</b></p><p>a</p>').html).toBe('<h2>One</h2><p>a</p>')
})

it('believes the text before its properties, and those before the name of the file', () => {
  expect(imported('<h1>A title</h1><p>a</p>', null, 'Template 2019').title).toBe('A title')
  expect(imported('<p>a</p>', null, 'From the properties').title).toBe('From the properties')
  expect(imported('<p>a</p>').title).toBe('a file')
})
