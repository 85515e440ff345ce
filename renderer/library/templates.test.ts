import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shippedTemplates } from '#shared/content/templates/shipped.ts'
import { LibraryDatabase } from './database.ts'
import { createTemplateStore, type TemplateStore, templatesFrom } from './templates.ts'

let database: LibraryDatabase
let store: TemplateStore

beforeEach(async () => {
  database = new LibraryDatabase(`templates/${randomUUID()}`)
  await database.open()
  store = createTemplateStore({
    database,
    now: () => new Date('2026-03-01T09:00:00Z'),
    newId: () => randomUUID(),
  })
})

afterEach(async () => {
  await database.delete()
})

const templates = async () => templatesFrom(await database.templates.toArray())
const [shipped] = shippedTemplates
const shippedId = shipped?.id ?? ''

async function templateOf(id: string) {
  return (await templates()).shown.find(template => template.id === id)
}

describe('the templates', () => {
  it('are those that come with the program, and nothing is stored of them', async () => {
    const { shown, deleted } = await templates()
    expect(shown.map(template => template.shipped)).toEqual(shippedTemplates.map(template => template.key))
    expect(shown.every(template => !template.isChanged && template.name === null)).toBe(true)
    expect(deleted).toEqual([])
    expect(await database.templates.count()).toBe(0)
  })

  it('have one’s own behind them, by name', async () => {
    await store.create('news', 'Zebra', { headline: 'Z' })
    const id = await store.create('event', 'Antelope', { title: 'A' })
    const own = (await templates()).shown.slice(shippedTemplates.length)
    expect(own.map(template => template.name)).toEqual(['Antelope', 'Zebra'])
    expect(own[0]).toMatchObject({ id, type: 'event', fields: { title: 'A' }, shipped: null })
  })

  it('refuse fields that the type does not have', async () => {
    await expect(store.create('news', 'A', { unknown: 'x' })).rejects.toThrow()
    expect((await templates()).shown).toHaveLength(shippedTemplates.length)
  })
})

describe('a shipped template', () => {
  it('can be changed, and be as it was shipped again', async () => {
    await store.change(shippedId, { fields: { headline: 'Mine' } })
    await store.change(shippedId, { name: 'My news' })
    expect(await templateOf(shippedId)).toMatchObject({
      name: 'My news',
      fields: { headline: 'Mine' },
      isChanged: true,
    })
    const takeBack = await store.restore(shippedId)
    expect(await templateOf(shippedId)).toMatchObject({
      name: null,
      fields: shipped?.fields,
      isChanged: false,
    })
    await takeBack()
    expect(await templateOf(shippedId)).toMatchObject({ name: 'My news', fields: { headline: 'Mine' } })
  })

  it('can be deleted, which is undone or mended later', async () => {
    const undo = await store.remove(shippedId)
    expect(await templateOf(shippedId)).toBeUndefined()
    expect((await templates()).deleted).toEqual([shipped?.key])
    await undo()
    expect(await templateOf(shippedId)).toMatchObject({ isChanged: false })
    await store.remove(shippedId)
    await store.bringBack()
    expect(await templateOf(shippedId)).toMatchObject({ isChanged: false })
  })

  it('keeps a person’s own version of it when it is deleted and brought back', async () => {
    await store.change(shippedId, { fields: { headline: 'Mine' } })
    await store.remove(shippedId)
    await store.bringBack()
    expect(await templateOf(shippedId)).toMatchObject({ fields: { headline: 'Mine' }, isChanged: true })
  })
})

describe('a template of one’s own', () => {
  it('keeps the fields that a change does not name, as they are stored when it comes', async () => {
    const id = await store.create('news', 'Mine', { headline: 'A', body: '<p>B</p>' })
    await store.change(id, { fields: { headline: 'Of one window' } })
    await store.change(id, { fields: { body: '<p>Of another</p>' } })
    expect(await templateOf(id)).toMatchObject({
      fields: { headline: 'Of one window', body: '<p>Of another</p>' },
    })
    await store.change(id, { fields: { body: null } })
    expect((await templateOf(id))?.fields).toEqual({ headline: 'Of one window' })
  })

  it('is gone when it is deleted, and whole again when that is undone', async () => {
    const id = await store.create('news', 'Mine', { headline: 'A' })
    const before = await templateOf(id)
    const undo = await store.remove(id)
    expect(await templateOf(id)).toBeUndefined()
    expect((await templates()).deleted).toEqual([])
    await undo()
    expect(await templateOf(id)).toEqual(before)
  })

  it('cannot be changed once it is gone', async () => {
    const id = await store.create('news', 'Mine', {})
    await store.remove(id)
    await expect(store.change(id, { name: 'Again' })).rejects.toThrow(id)
  })
})
