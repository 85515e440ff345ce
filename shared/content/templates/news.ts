import { gap, guide, heading, type ShippedTemplate } from './shipped-template.ts'

/** News of an administration that did something with open source. */
export const newsTemplate: ShippedTemplate = {
  id: '7b0f6c1e-3a52-4c0b-9b0e-5d2f7a1c0001',
  key: 'news',
  type: 'news',
  fields: {
    short_title: `${gap('Who')} ${gap('does what')}`,
    headline: `${gap('Who')} ${gap('does what, in the present tense')} ${gap('for whom or to which end')}`,
    body: [
      guide('Who does what, where and since when: the whole news in two sentences'),
      guide('Why it matters to other administrations: what is new, what can be reused'),
      heading('What changes'),
      guide('What was decided or released; numbers, dates and names, each with its source as a link'),
      heading('How it came about'),
      guide('What was there before, who drove it, which law or strategy stands behind it'),
      `<blockquote><p>${gap('One sentence that somebody said, word for word')}</p><p>${gap('Name, role, organisation')}</p></blockquote>`,
      heading('What comes next'),
      guide('The next step and its date; where to follow it or take part'),
    ].join(''),
  },
}
