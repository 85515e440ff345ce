import type { Page } from '@playwright/test'

/**
 * Makes every write to the database of enquiries wait, as a very slow disk does: it stands behind a transaction that does not end.
 * What is returned lets them go.
 */
export async function holdEnquiryWrites(page: Page): Promise<() => Promise<void>> {
  const hold = await page.evaluateHandle(async () => {
    const name = (await indexedDB.databases()).find(each => each.name?.startsWith('osor-enquiries '))?.name
    if (name === undefined) throw new Error('There is no database of enquiries')
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
  })
  return async () => {
    await hold.evaluate(state => {
      state.isHeld = false
      state.database.close()
    })
    await hold.dispose()
  }
}
