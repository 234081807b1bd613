import { compare, differences } from './match.js'

/** Those of `candidates` that come nearest to what was wanted, nearest first, and how they differ. */
export function nearestMisses<Candidate>(
  wanted: unknown,
  candidates: readonly Candidate[],
  viewOf: (candidate: Candidate) => unknown,
  most: number
): { candidate: Candidate; differences: string[] }[] {
  const measured = candidates.map((candidate) => ({ candidate, distance: distance(wanted, viewOf(candidate)) }))
  const nearest = measured.sort((a, b) => a.distance - b.distance).slice(0, most)
  return nearest.map(({ candidate }) => ({ candidate, differences: differences(wanted, viewOf(candidate)) }))
}

/** In how many places a value differs from what was wanted. */
function distance(wanted: unknown, came: unknown): number {
  let count = 0
  compare(wanted, came, [], () => {
    count++
    return true
  })
  return count
}
