import { gap, guide, heading, type ShippedTemplate } from './shipped-template.ts'

/** What was said and decided at an event: it is news. */
export const eventReportTemplate: ShippedTemplate = {
  id: '7b0f6c1e-3a52-4c0b-9b0e-5d2f7a1c0003',
  key: 'event_report',
  type: 'news',
  fields: {
    short_title: `${gap('Event')}: ${gap('its main result')}`,
    headline: `${gap('What the event showed or decided')} at ${gap('name of the event')}`,
    body: [
      guide('The main result first: what is different after this event'),
      guide('When and where it took place, who invited, how many people from which countries came'),
      heading('What was said'),
      `<ul><li>${gap('Speaker, organisation: the one thing to remember')}</li><li>${gap('Speaker, organisation: the one thing to remember')}</li><li>${gap('Speaker, organisation: the one thing to remember')}</li></ul>`,
      heading('What was decided'),
      guide('Decisions, announcements, commitments: who will do what by when'),
      heading('Where to find more'),
      guide('Recordings, slides and minutes, each as a link that says what it is; the next edition'),
    ].join(''),
  },
}
