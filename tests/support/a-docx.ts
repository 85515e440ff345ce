import {
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { aPng } from './a-file.ts'

/** The picture in the document. */
export const aRoom: Uint8Array<ArrayBuffer> = new Uint8Array(aPng(40, 24, 120))

function row(cells: readonly string[], isBold = false): TableRow {
  return new TableRow({
    children: cells.map(
      text =>
        new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold: isBold })] })] }),
    ),
  })
}

/** A case study as somebody in an administration writes it in Word: styles, a table of facts, a picture, a list. */
export async function aCaseStudyDocx(): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title: 'Microsoft Word - final_v3',
    comments: {
      children: [
        { id: 0, children: [new Paragraph('Is this right?')], author: 'A colleague', date: new Date(0) },
      ],
    },
    numbering: {
      config: [
        {
          reference: 'steps',
          levels: [
            { level: 0, format: LevelFormat.DECIMAL, text: '%1.' },
            { level: 1, format: LevelFormat.BULLET, text: '•' },
          ],
        },
      ],
    },
    styles: { paragraphStyles: [{ id: 'Pull', name: 'Pull words', basedOn: 'Normal' }] },
    footnotes: { 1: { children: [new Paragraph('Council decision of 3 March 2025.')] } },
    sections: [
      {
        children: [
          new Paragraph({
            style: 'Title',
            children: [new TextRun('Riverton moves its schools to open source')],
          }),
          new Paragraph({ text: 'At a glance', heading: HeadingLevel.HEADING_1 }),
          new Table({
            rows: [
              row(['Organisation', 'City of Riverton']),
              row(['Country', 'Portugal']),
              row(['Licence', 'EUPL-1.2']),
            ],
          }),
          new Paragraph({ text: 'Summary', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({
            children: [
              new TextRun('The city has moved '),
              new TextRun({ text: '42 schools', bold: true }),
              new TextRun(' to '),
              new ExternalHyperlink({
                link: 'https://example.eu/desk',
                children: [new TextRun('a free desktop')],
              }),
              new TextRun('.'),
              new FootnoteReferenceRun(1),
            ],
          }),
          new Paragraph({ text: 'Costs and funding', heading: HeadingLevel.HEADING_1 }),
          new Table({
            rows: [row(['Year', 'Euro'], true), row(['2024', '120,000']), row(['2025', '80,000'])],
          }),
          new Paragraph({
            children: [
              new ImageRun({
                type: 'png',
                data: aRoom,
                transformation: { width: 200, height: 120 },
                altText: { name: 'room', title: '', description: 'The new computer room' },
              }),
            ],
          }),
          new Paragraph({ text: 'Lessons learnt', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({ text: 'Ask the teachers first', numbering: { reference: 'steps', level: 0 } }),
          new Paragraph({ text: 'in each school', numbering: { reference: 'steps', level: 1 } }),
          new Paragraph({ text: 'Train them', numbering: { reference: 'steps', level: 0 } }),
          new Paragraph({ style: 'Pull', children: [new TextRun('We would do it again.')] }),
          new Paragraph({ text: 'What the mayor says', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({ children: [new TextRun('Thank you to everybody.')] }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}
