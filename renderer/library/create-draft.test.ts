import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fieldsOfDuplicate } from '#shared/content/new-item.ts'
import { shippedTemplates } from '#shared/content/templates/shipped.ts'
import { aLibrary, type TestLibrary } from '../../tests/support/a-library.ts'
import { newsFields } from '../../tests/support/an-item.ts'

let test: TestLibrary

beforeEach(async () => {
  test = await aLibrary()
})

afterEach(() => test.end())

describe('an item that is started empty', () => {
  it('is on this computer, and nothing of it is sent', async () => {
    const id = await test.library.createDraft('event')
    expect(await test.working(id)).toMatchObject({ type: 'event', fields: {}, stored: null, state: 'draft' })
    expect(await test.taken()).toEqual([])
  })
})

describe('an item that is started with words', () => {
  it('has them at once, and sends them as its first operation', async () => {
    let announced = 0
    test.library.onWork(() => {
      announced += 1
    })
    const id = await test.library.createDraft('news', newsFields())
    expect((await test.working(id)).fields).toEqual(newsFields())
    expect(announced).toBe(1)
    expect(await test.onlyTaken()).toMatchObject({
      kind: 'create',
      item: id,
      type: 'news',
      fields: newsFields(),
    })
  })

  it.each(shippedTemplates.map(template => [template.key, template] as const))(
    'can begin with the template “%s”',
    async (_key, { type, fields }) => {
      const id = await test.library.createDraft(type, fields)
      expect((await test.working(id)).fields).toEqual(fields)
    },
  )

  it('names the same pictures as the item that it was copied from', async () => {
    const picture = `<p>a</p><img src="/files/${'a'.repeat(64)}" alt="A map">`
    const fields = newsFields({ body: picture })
    const copied = fieldsOfDuplicate('news', fields, title => `${title} (copy)`)
    const id = await test.library.createDraft('news', copied)
    expect((await test.working(id)).fields['body']).toBe(picture)
  })

  it('is not started at all with a field that its type does not have', async () => {
    await expect(test.library.createDraft('news', { unknown: 'x' })).rejects.toThrow()
    expect(await test.database.drafts.count()).toBe(0)
    expect(await test.database.outbox.count()).toBe(0)
  })

  it('of several is all of them or none', async () => {
    const good = { type: 'news', fields: newsFields() } as const
    expect(await test.library.createDrafts([good, good])).toHaveLength(2)
    await expect(
      test.library.createDrafts([good, { type: 'news', fields: { unknown: 'x' } }]),
    ).rejects.toThrow()
    expect(await test.database.drafts.count()).toBe(2)
    test.database.outbox.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await expect(test.library.createDrafts([good])).rejects.toThrow('The library could not store')
    expect(await test.database.drafts.count()).toBe(2)
  })
})
