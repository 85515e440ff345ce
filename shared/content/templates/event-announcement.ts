import { gap, guide, heading, type ShippedTemplate } from './shipped-template.ts'

/** An event that is to come. */
export const eventAnnouncementTemplate: ShippedTemplate = {
  id: '7b0f6c1e-3a52-4c0b-9b0e-5d2f7a1c0002',
  key: 'event_announcement',
  type: 'event',
  fields: {
    title: `${gap('Name of the event')} ${gap('year or edition')}`,
    description: [
      guide('What kind of event it is, who invites, and for whom it is: one or two sentences'),
      guide('What people take home: what they learn, whom they meet, what gets decided'),
      heading('Programme'),
      `<ul><li>${gap('Keynote: who speaks on what')}</li><li>${gap('Session or workshop')}</li><li>${gap('Session or workshop')}</li></ul>`,
      heading('Taking part'),
      guide('How and until when to register, what it costs, in which languages it is held'),
      guide('How to get there and how to take part from afar; whom to write to about accessibility'),
    ].join(''),
    agenda: `<table><thead><tr><th>Time</th><th>What</th><th>Who</th></tr></thead><tbody>${[
      'Opening',
      'First session',
      'Break',
      'Second session',
    ]
      .map(what => `<tr><td>${gap('00:00')}</td><td>${what}</td><td>${gap('Name, organisation')}</td></tr>`)
      .join('')}</tbody></table>`,
  },
}
