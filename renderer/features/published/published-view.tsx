import type { Me } from '#shared/sync/me.ts'
import { useNavigation } from '../../ui-state/navigation.ts'
import { PublishedPage } from './published-page.tsx'
import { ReadingView } from './reading-view.tsx'

/** Everything that is published: all of it in one of three ways, or one item to read. */
export function PublishedView({ me }: { me: Me }) {
  const item = useNavigation(navigation => navigation.place.item)
  return item === null ? <PublishedPage /> : <ReadingView key={item} id={item} me={me} />
}
