/** What must hold at every moment, by the name under which a violation is reported. */
export type Rule =
  /** An acknowledged edit is in the item's revisions at the service, word for word. */
  | 'acknowledged_edit_is_stored'
  /** Each operation makes at most one revision, and each revision is made by an operation of a desk. */
  | 'nothing_is_applied_twice'
  /** What was typed is shown, at the service, in the history, among the deleted drafts or in a conflict. */
  | 'typed_words_are_kept'
  /** A status says where the words are. */
  | 'status_is_true'
  /** What was typed last here is what is shown here. */
  | 'last_words_are_shown'
  /** An item's operations leave one after the other, oldest first; nothing overtakes. */
  | 'outbox_is_in_order'
  /** An id that was handed to the network never carries another content. */
  | 'operation_is_frozen'
  /** The cursor moves with the page that it ends, and with nothing else. */
  | 'cursor_moves_with_its_page'
  /** A copy is what the service has stored under its revision. */
  | 'copy_is_a_revision'
  /** Lists show what the records say. */
  | 'row_is_derived'
  /** Nobody is sent what they may not see. */
  | 'only_what_may_be_seen'
  /** When the network is whole again, nothing waits but what needs a person. */
  | 'nothing_waits_in_vain'
  /** When the network is whole again, all desks have what a new one would get. */
  | 'desks_converge'
  /** Nothing breaks that nobody foresaw. */
  | 'nothing_breaks'

/** Something that must never happen has happened. */
export class Violation extends Error {
  override readonly name = 'Violation'
  readonly rule: Rule

  constructor(rule: Rule, what: string, options?: ErrorOptions) {
    super(`${rule}: ${what}`, options)
    this.rule = rule
  }
}
