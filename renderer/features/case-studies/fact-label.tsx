import { useText } from '../../i18n/index.ts'

/** A fact's name; one that is missing is marked. The mark is said with the help, so that the name stays the name. */
export function FactName({ name, isMissing }: { name: string; isMissing: boolean }) {
  const { caseStudy: text } = useText()
  return (
    <>
      {name}
      {isMissing && (
        <span className="fact-missing" aria-hidden>
          {text.missingFact}
        </span>
      )}
    </>
  )
}

/** The help of a fact, after the word that says that it is missing. */
export function FactHelp({ help, isMissing }: { help: string | undefined; isMissing: boolean }) {
  const { caseStudy: text } = useText()
  return (
    <>
      {isMissing && <span className="visually-hidden">{text.missingFirst}</span>}
      {help}
    </>
  )
}
