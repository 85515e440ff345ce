import { useCallback } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import type { Me } from '#shared/sync/me.ts'
import { useText } from '../i18n/index.ts'
import { useFindRow } from '../library/index.ts'
import { showToast } from '../ui/toast.tsx'
import { useNavigation } from '../ui-state/navigation.ts'
import { placeOf } from './places.ts'

/** Opens an item by its id where it is worked on, or says that it is not here. */
export function useOpenItem(me: Me): (item: ItemId) => void {
  const text = useText()
  const findRow = useFindRow()
  return useCallback(
    item => {
      const open = async () => {
        const row = await findRow(item)
        if (row === null) {
          showToast({ message: text.notices.gone })
          return
        }
        const place = placeOf(row, me)
        useNavigation.getState().open(place.view, place.item)
      }
      open().catch(() => showToast({ message: text.notices.gone }))
    },
    [findRow, me, text],
  )
}
