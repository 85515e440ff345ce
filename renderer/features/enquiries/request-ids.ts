import { OperationId } from '#shared/sync/operation-id.ts'

/** Ids of a request and of what it makes. */
export interface RequestIds<Made> {
  readonly id: OperationId
  readonly made: Made
}

/** Gives ids for what is asked from one place: the same words asked twice are the same request, which is done once. */
export function requestIds<Made>(newMade: () => Made): (asked: unknown) => RequestIds<Made> {
  let last: { readonly said: string; readonly ids: RequestIds<Made> } | null = null
  return asked => {
    const said = JSON.stringify(asked)
    if (last?.said !== said) {
      last = { said, ids: { id: OperationId.parse(crypto.randomUUID()), made: newMade() } }
    }
    return last.ids
  }
}
