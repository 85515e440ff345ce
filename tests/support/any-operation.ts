import { type AccountId, ItemId, instantOf, Revision } from '#shared/content/identity.ts'
import type { ChangedFields } from '#shared/content/item-type.ts'
import type { TextOperation } from '#shared/sync/operation.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { transitionRules } from '#shared/workflow/rules.ts'
import { randomFrom } from '../../service/seed/random.ts'

/** Makes operations as desks would send them, sensible ones and others, from a seed. */
export interface OperationSource {
  /** A batch; `latest` says which revision an item has by now. */
  readonly batch: (latest: ReadonlyMap<ItemId, Revision>) => readonly TextOperation[]
  /** One of the accounts. */
  readonly account: () => AccountId
}

const items = 14
const mostInBatch = 12
const titles = ['One title', ' one  TITLE ', 'Another title', 'A third title'] as const

function uuidOf(kind: string, number: number): string {
  return `00000000-0000-4000-8000-${kind}${String(number).padStart(10, '0')}`
}

export function operationSource(
  seed: number,
  accounts: readonly [AccountId, ...AccountId[]],
): OperationSource {
  const random = randomFrom(seed)
  const pool = Array.from({ length: items }, (_, index) => ItemId.parse(uuidOf('aa', index)))
  const steps = Object.values(transitionRules).flatMap(rules => rules.map(rule => rule.transition))
  const sent: TextOperation[] = []
  let made = 0

  function someFields(): ChangedFields {
    return {
      headline: random.pick(titles),
      short_title: random.pick(['Short', 'Shorter', 'Shortest']),
      ...(random.below(5) === 0 ? {} : { body: '<p>Text</p>', topics: ['open-source-software'] }),
      ...(random.below(15) === 0 ? { body: '<script>no</script>' } : {}),
      ...(random.below(15) === 0 ? { short_title: 'x\0y' } : {}),
      ...(random.below(12) === 0 ? { keywords: null } : {}),
    }
  }

  function oneOperation(latest: ReadonlyMap<ItemId, Revision>): TextOperation {
    made += 1
    const item = random.pick([pool[0] ?? ItemId.parse(uuidOf('aa', 0)), ...pool])
    const known = latest.get(item)
    const common = {
      id: OperationId.parse(uuidOf('bb', made)),
      item,
      madeAt: instantOf(new Date(made * 1000)),
    }
    const { keywords: _emptied, ...fields } = someFields()
    if (known === undefined || random.below(15) === 0) {
      return { ...common, kind: 'create', type: 'news', fields: { headline: titles[0], ...fields } }
    }
    const base = Revision.parse(random.below(6) === 0 ? known + 1 : known)
    switch (random.below(5)) {
      case 0:
        return { ...common, kind: 'edit', base, fields: someFields() }
      case 1:
        return random.below(4) === 0
          ? { ...common, kind: 'delete', base }
          : { ...common, kind: 'edit', base, fields: { short_title: 'Again' } }
      default:
        return {
          ...common,
          kind: 'transition',
          base,
          transition: random.pick(['propose', 'approve', ...steps]),
          ...(random.below(2) === 0 ? { reason: 'Because' } : {}),
          ...(random.below(3) === 0 ? { fields: someFields() } : {}),
        }
    }
  }

  /** Something that was sent before: as it was, or under the same id with another content. */
  function again(): TextOperation | undefined {
    const before = sent[random.below(sent.length)]
    if (before === undefined || random.below(3) > 0 || before.kind !== 'edit') return before
    return { ...before, fields: { short_title: 'Other content' } }
  }

  return {
    account: () => random.pick(accounts),
    batch: latest => {
      const batch = Array.from(
        { length: 1 + random.below(mostInBatch) },
        () => (random.below(8) === 0 ? again() : undefined) ?? oneOperation(latest),
      )
      sent.push(...batch)
      return batch
    },
  }
}
