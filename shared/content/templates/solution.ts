import { gap, guide, heading, type ShippedTemplate } from './shipped-template.ts'

/** Software that administrations can take up. */
export const solutionTemplate: ShippedTemplate = {
  id: '7b0f6c1e-3a52-4c0b-9b0e-5d2f7a1c0004',
  key: 'solution',
  type: 'solution',
  fields: {
    title: gap('Name of the solution'),
    description: [
      guide('What it does, for whom, in one sentence that needs no knowledge of software'),
      guide('Which need of a public administration it meets, and how it was met before'),
      heading('What it can do'),
      `<ul><li>${gap('Function')}</li><li>${gap('Function')}</li><li>${gap('Function')}</li></ul>`,
      heading('Who uses it'),
      guide('Administrations that run it, since when and for how many people; link to what they say'),
      heading('What it needs'),
      guide('Servers, databases, other software; standards that it follows; languages that it speaks'),
      heading('Taking it up'),
      guide('How to try and install it, who offers help or hosting, how to report defects and contribute'),
    ].join(''),
    status: 'completed',
  },
}
