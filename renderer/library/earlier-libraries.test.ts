import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aLibrary, me, type TestLibrary } from '../../tests/support/a-library.ts'
import { aPerson, newsFields } from '../../tests/support/an-item.ts'
import { bringOver, findEarlierWords, type LibraryOwner, rememberOwner } from './earlier-libraries.ts'

const owner: LibraryOwner = { service: 'https://osor.test', account: me.id, email: 'elena@osor.test' }
const now = new Date('2026-03-02T11:00:00.000Z')
let earlier: TestLibrary
let here: TestLibrary

beforeEach(async () => {
  earlier = await aLibrary()
  here = await aLibrary()
  await rememberOwner(here.database, owner)
})

afterEach(async () => {
  await earlier.database.delete()
  await here.database.delete()
})

function found(as: LibraryOwner = owner) {
  return findEarlierWords(here.database, as, fault => expect.fail(String(fault)))
}

/** A new draft and a changed item that were never sent, and an item that was. */
async function writeEarlier(): Promise<void> {
  await rememberOwner(earlier.database, owner)
  await earlier.library.createDraft('news', newsFields({ headline: 'Never sent' }))
  const item = await earlier.pulled({
    author: me,
    fields: newsFields({ headline: 'Changed', body: '<p>Old.</p>' }),
  })
  await earlier.library.saveDraft(item.id, { body: '<p>New.</p>' })
  await earlier.pulled({ author: me, fields: newsFields({ headline: 'Sent' }) })
}

describe('words from before the service began anew', () => {
  it('are found whole, and nothing that was sent with them', async () => {
    await writeEarlier()
    const [words, ...others] = await found()
    expect(others).toEqual([])
    expect(words?.library).toBe(earlier.database.name)
    expect(words?.items.map(({ title }) => title)).toEqual(['Never sent', 'Changed'])
    expect(words?.items[1]?.fields).toMatchObject({ headline: 'Changed', body: '<p>New.</p>' })
  })

  it('are found under a new id of the account, by what it signs in under', async () => {
    await writeEarlier()
    const anew = { ...owner, account: aPerson().id }
    expect(await found(anew)).toHaveLength(1)
    expect(await found({ ...anew, email: 'somebody@osor.test' })).toEqual([])
    expect(await found({ ...owner, service: 'https://elsewhere.test' })).toEqual([])
  })

  it('are nobody’s to see where it is not known whose they are', async () => {
    await earlier.library.createDraft('news', newsFields({ headline: 'Whose?' }))
    expect(await found({ ...owner, email: '' })).toEqual([])
  })

  it('become drafts here once, and stay where they were', async () => {
    await writeEarlier()
    const [words] = await found()
    const drafts = await bringOver(here.database, here.library, words ?? expect.fail(), now)
    const copies = await Promise.all(drafts.map(id => here.working(id)))
    expect(copies.map(({ fields }) => fields['headline'])).toEqual(['Never sent', 'Changed'])
    expect(copies.map(({ status }) => status.kind)).toEqual(['on_this_computer', 'on_this_computer'])
    expect(await found()).toEqual([])
    await earlier.database.open()
    expect(await earlier.database.outbox.count()).toBe(2)
  })

  it('bring the files that they name', async () => {
    await rememberOwner(earlier.database, owner)
    const file = new Blob(['What a text file says.'], { type: 'text/plain' })
    const outcome = await earlier.library.keepFile(file, 'notes.txt')
    const id = outcome.kind === 'kept' ? outcome.file.file : expect.fail()
    await earlier.library.keepFile(new Blob(['Another one.']), 'other.txt')
    await earlier.library.createDraft('news', newsFields({ body: `<p><a href="/files/${id}">Notes</a></p>` }))
    const [words] = await found()
    await bringOver(here.database, here.library, words ?? expect.fail(), now)
    expect(await here.database.files.toCollection().primaryKeys()).toEqual([id])
  })
})
