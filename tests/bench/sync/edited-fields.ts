import type { ItemFields } from '#shared/content/item-type.ts'

/** What a person has changed in a news item: in every second one a paragraph of the body, in the others the headline. */
export function editedFields(fields: ItemFields, number: number, round: number): ItemFields {
  const note = `in round ${round}`
  return number % 2 === 0
    ? {
        body: `${String(fields['body']).replace(/<p>Edited [^<]*<\/p>$/, '')}<p>Edited ${note}, number ${number}.</p>`,
      }
    : { headline: `Edited headline ${note}, number ${number}` }
}
