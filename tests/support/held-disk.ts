import type { Page } from '@playwright/test'

/**
 * Makes whatever a database is asked for wait, as a very slow disk does: it stands behind a transaction that does not end. What is
 * returned lets it go on. The database is known by how its name begins.
 */
async function holdDatabase(page: Page, prefix: string): Promise<() => Promise<void>> {
  const hold = await page.evaluateHandle(async wanted => {
    const name = (await indexedDB.databases()).find(each => each.name?.startsWith(wanted))?.name
    if (name === undefined) throw new Error(`There is no database ${wanted}…`)
    const opening = indexedDB.open(name)
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const state = { isHeld: true, database }
    const transaction = database.transaction([...database.objectStoreNames], 'readwrite')
    const [first = ''] = database.objectStoreNames
    const goOn = () => {
      if (state.isHeld) transaction.objectStore(first).count().onsuccess = goOn
    }
    await new Promise<void>(resolve => {
      transaction.objectStore(first).count().onsuccess = () => {
        resolve()
        goOn()
      }
    })
    return state
  }, prefix)
  return async () => {
    await hold.evaluate(state => {
      state.isHeld = false
      state.database.close()
    })
    await hold.dispose()
  }
}

/** Makes every write to the database of enquiries wait. */
export function holdEnquiryWrites(page: Page): Promise<() => Promise<void>> {
  return holdDatabase(page, 'osor-enquiries ')
}

/** Makes every write to the library wait, and whatever is read of it. */
export function holdLibrary(page: Page): Promise<() => Promise<void>> {
  return holdDatabase(page, 'osor-desk/')
}
