import { useCallback } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import type { AskedFor } from '#shared/ipc/contract.ts'
import { openEnquiry } from '../features/enquiries/index.ts'
import { useNavigation } from '../ui-state/navigation.ts'

/** What shows what was asked for from outside the program. Whoever has no role for it is shown Home. */
export function useShowAskedFor(openItem: (item: ItemId) => void): (asked: AskedFor) => void {
  return useCallback(
    (asked: AskedFor) => {
      switch (asked.kind) {
        case 'item':
          return openItem(asked.item)
        case 'enquiry':
          openEnquiry(asked.enquiry)
          return useNavigation.getState().go('enquiries')
        case 'home':
          return useNavigation.getState().go('home')
      }
    },
    [openItem],
  )
}
