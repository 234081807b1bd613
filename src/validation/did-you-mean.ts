import leven from 'leven'

const FARTHEST = 3

/** The one of `known` that `name` was probably meant to be, or undefined. */
export function nearest(name: string, known: readonly string[]): string | undefined {
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
