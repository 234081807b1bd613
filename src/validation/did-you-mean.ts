import leven from 'leven'

const FARTHEST = 3
// No known name is nearly as long, and a comparison takes as long as both together.
const LONGEST = 64

/** The one of `known` that `name` was probably meant to be, or undefined. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined
  const [best] = known
    .map((word) => ({ word, distance: leven(name.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  return best && best.distance <= FARTHEST && best.distance < best.word.length ? best.word : undefined
}

/** `; did you mean …?`, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const word = nearest(name, known)
  return word === undefined ? '' : `; did you mean ${word}?`
}
