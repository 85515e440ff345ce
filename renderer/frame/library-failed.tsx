import { useState } from 'react'
import type { AccountId } from '#shared/content/identity.ts'
import { ExportAllWindow } from '../features/storage/index.ts'
import { useText } from '../i18n/index.ts'
import { everythingKeptTwice, OpeningFailure } from '../library/index.ts'
import { Button } from '../ui/button.tsx'
import { Stopped } from './error-boundary.tsx'

/** The library could not be opened: why, what is kept, and the ways on. */
export function LibraryFailed({ account, error }: { account: AccountId; error: unknown }) {
  const { secondCopy: words } = useText()
  const [isExporting, setExporting] = useState(false)
  const reason = error instanceof OpeningFailure ? error.reason : 'unknown'
  return (
    <>
      <Stopped
        title={words.openingTitle}
        body={`${words.opening({ reason })} ${words.openingKept}`}
        again={words.tryAgain}
        actions={<Button onPress={() => setExporting(true)}>{words.exportAll.open}</Button>}
        error={error}
      />
      {isExporting && (
        <ExportAllWindow
          everything={() => everythingKeptTwice(account)}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  )
}
