/** A piece of a line that stays whole, unless it is longer than a line. */
export interface Piece {
  text: string
  paint?: (text: string) => string
}

/** How many characters lines have: the first one, and those below it. */
export interface Room {
  first: number
  below: number
}

// However narrow it is, this much goes on a line.
const LEAST_ROOM = 8

/** Pieces with gaps between them, on as many lines as that takes. The characters of a colour take no room. */
export function fold(pieces: readonly Piece[], gap: string, { first, below }: Room): string[] {
  const lines: { left: number; painted: string }[] = []
  const add = (text: string, { paint = (plain) => plain }: Piece): void => {
    const length = [...text].length
    const last = lines.at(-1)
    if (last && last.left >= gap.length + length) {
      last.left -= gap.length + length
      last.painted += gap + paint(text)
      return
    }
    const room = Math.max(last ? below : first, LEAST_ROOM)
    const [part, rest] = length > room ? cut(text, room) : [text, '']
    lines.push({ left: room - Math.min(length, room), painted: paint(part) })
    if (rest) add(rest, { text, paint })
  }
  for (const piece of pieces) add(piece.text, piece)
  return lines.map(({ painted }) => painted)
}

function cut(text: string, at: number): [string, string] {
  const letters = [...text]
  return [letters.slice(0, at).join(''), letters.slice(at).join('')]
}
