// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { storeEverything } from '../../bridge/index.ts'
import { LibraryDatabase } from '../../library/database.ts'
import { createTemplateStore, type TemplateStore, templatesFrom } from '../../library/templates.ts'
import { fieldsAsTyped, templateWritingOf } from './template-writing.ts'

let database: LibraryDatabase
/** A store on a disk whose writes wait, or fail, as the test says. */
let store: TemplateStore
let beforeWrite = async () => {}
let id: string

beforeEach(async () => {
  beforeWrite = async () => {}
  database = new LibraryDatabase(`template-writing/${randomUUID()}`)
  await database.open()
  const disk = createTemplateStore({ database, now: () => new Date(), newId: () => randomUUID() })
  store = {
    ...disk,
    change: async (...change) => {
      await beforeWrite()
      await disk.change(...change)
    },
  }
  id = await store.create('news', 'Mine', { headline: 'Before', body: '<p>Before</p>' })
})

afterEach(async () => {
  await database.delete()
})

/** The template as a page reads it now. */
async function read() {
  const asOf = store.changesStored()
  const template = templatesFrom(await database.templates.toArray()).shown.find(each => each.id === id)
  if (template === undefined) throw new Error('the template is there')
  return { template, asOf }
}

test('a template that is opened again at once has every word, and the next letter takes none away', async () => {
  const before = await read()
  let letGo = () => {}
  beforeWrite = () =>
    new Promise(resolve => {
      letGo = resolve
    })
  const first = templateWritingOf(id, store)
  first.change('headline', 'Typed')
  first.touch('body', () => '<p>Typed</p>')
  const isStored = first.flush()
  const typed = { headline: 'Typed', body: '<p>Typed</p>' }
  // While it is on its way to the disk, and once it is there and the page has not read it yet.
  expect(fieldsAsTyped(before.template, before.asOf, store)).toEqual(typed)
  letGo()
  await isStored
  expect(fieldsAsTyped(before.template, before.asOf, store)).toEqual(typed)

  beforeWrite = async () => {}
  const second = templateWritingOf(id, store)
  second.change('headline', 'Typed on')
  await second.flush()
  expect((await read()).template.fields).toEqual({ headline: 'Typed on', body: '<p>Typed</p>' })
})

test('what somebody else has made of it since is not covered by words that were typed before', async () => {
  const writing = templateWritingOf(id, store)
  writing.change('headline', 'Typed')
  await writing.flush()
  await store.change(id, { fields: { headline: 'Typed in another window' } })
  const { template, asOf } = await read()
  expect(fieldsAsTyped(template, asOf, store)).toEqual(template.fields)
  expect(template.fields).toMatchObject({ headline: 'Typed in another window' })
})

test('a window that closes waits for words of a template whose page was left', async () => {
  const writing = templateWritingOf(id, store)
  beforeWrite = () => Promise.reject(new Error('The disk is full'))
  writing.change('headline', 'Typed')
  expect(await writing.flush()).toBe(false)
  expect(await storeEverything()).toBe(false)
  beforeWrite = async () => {}
  expect(await storeEverything()).toBe(true)
  expect((await read()).template.fields).toMatchObject({ headline: 'Typed' })
})

test('words of a template that was deleted meanwhile hold no window open', async () => {
  const writing = templateWritingOf(id, store)
  writing.change('headline', 'Typed')
  await store.remove(id)
  expect(await storeEverything()).toBe(true)
  expect(writing.saving()).toBe('saved')
})
