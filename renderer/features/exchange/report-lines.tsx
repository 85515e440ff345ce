import { useId } from 'react'

interface ReportLinesProps {
  readonly title: string
  readonly lines: readonly string[]
  /** What is said where there is no line. */
  readonly none?: string
}

/** A part of a report: sentences under a heading. */
export function ReportLines({ title, lines, none }: ReportLinesProps) {
  const id = useId()
  if (lines.length === 0 && none === undefined) return null
  return (
    <section className="import-lines" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {lines.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul>
          {lines.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
