import type { Me } from '#shared/sync/me.ts'
import { useNavigation } from '../../ui-state/navigation.ts'
import { PublishedList } from './published-list.tsx'
import { ReadingView } from './reading-view.tsx'

/** Everything that is published: the list, or one item to read. */
export function PublishedView({ me }: { me: Me }) {
  const item = useNavigation(navigation => navigation.place.item)
  return item === null ? <PublishedList /> : <ReadingView key={item} id={item} me={me} />
}
