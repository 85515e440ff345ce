import { nameParticles } from './common-words.ts'
import { nameTitle } from './names-in-text.ts'

interface NameStretch {
  readonly from: number
  readonly to: number
}

const particles = [...nameParticles].join('|')
/** What may stand between two parts of one name: a space, a comma, a hyphen, particles and initials. */
const between = new RegExp(
  String.raw`^(?:[ \t\u00a0]*[,‐‑-]?[ \t\u00a0]*|\.?[ \t\u00a0]+)(?:(?:${particles}|\p{Lu}\.?)[ \t\u00a0]+|\p{Lu}\.[ \t\u00a0]?|[dl]['’])*$`,
  'iu',
)
/** Titles, initials and particles that stand before a name and belong to it. */
const leading = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}])(?:${nameTitle}[ \t\u00a0]+|\p{Lu}\.[ \t\u00a0-]?|(?:van|von|de|der|den|du|della|di)[ \t\u00a0]+|[dD]['’])+$`,
  'u',
)
/** Initials behind a name: "Dupont, J.-P.". */
const trailing = /^,?[ \t\u00a0]+\p{Lu}\.(?:[ \t\u00a0-]?\p{Lu}\.)*/u

/** How far before a name what belongs to it may begin, in UTF-16 units. */
const reach = 60

/**
 * Names as a reader takes them: parts that stand together made one, with their titles, particles and initials. In their
 * order, as they came; whose name it is, is told by its first part.
 */
export function withinName<Name extends NameStretch>(text: string, parts: readonly Name[]): readonly Name[] {
  const whole: Name[] = []
  for (const part of parts) {
    const last = whole.at(-1)
    if (last !== undefined && between.test(text.slice(last.to, part.from)) && part.from - last.to <= reach) {
      whole[whole.length - 1] = { ...last, to: Math.max(last.to, part.to) }
    } else whole.push(part)
  }
  return whole.map(name => {
    const ahead = leading.exec(text.slice(Math.max(0, name.from - reach), name.from))
    const behind = trailing.exec(text.slice(name.to, name.to + reach))
    return {
      ...name,
      from: name.from - (ahead?.[0].length ?? 0),
      to: name.to + (behind?.[0].length ?? 0),
    }
  })
}
