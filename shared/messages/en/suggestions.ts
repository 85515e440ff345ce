import { counted, plural } from '../plural.ts'

/** Suggested edits: a correction that the author accepts or not. */
export const suggestions = {
  heading: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'suggested edit', other: 'suggested edits' })}`,
  answeredHeading: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'answered suggestion', other: 'answered suggestions' })}`,
  suggest: 'Suggest an edit…',
  title: 'Suggest an edit',
  help: 'The author sees what you change and accepts it or not. The text itself stays as it is.',
  note: 'Why (optional)',
  send: 'Suggest',
  nothingChanged: 'Change something first.',
  textChanged: 'The text has changed since you began. What you suggest stands on the text that you read.',
  discard: 'Discard',
  close: 'Keep for later',
  failed: 'This could not be stored on this computer. Your words are still here.',
  sent: 'Suggested',
  by: ({ name }: { name: string }) => `${name} suggests`,
  show: 'Look at it',
  showOf: ({ name }: { name: string }) => `Look at it: the suggestion by ${name}`,
  accept: 'Accept',
  decline: 'Decline',
  takeBack: 'Take back',
  accepted: ({ name }: { name: string }) => `Accepted by ${name}`,
  declined: ({ name }: { name: string }) => `Not accepted by ${name}`,
  overruled: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'passage has', other: 'passages have' })} been changed otherwise since; accepting puts the suggestion there.`,
  nothingLeft: 'The text says this already.',
  done: 'The suggestion is in the text.',
  undone: 'The text is as it was.',
  notStored: 'This could not be stored on this computer.',
  notSent: 'Not sent yet',
}
