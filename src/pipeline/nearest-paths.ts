import leven from 'leven'

const MOST = 3
// A comparison takes as long as both texts together.
const LONGEST = 100

/** Those of `patterns` that are most like `path`, the nearest first: they have most segments in common, then most letters. */
export function nearestPaths(path: string, patterns: readonly string[]): string[] {
  const came = path.slice(0, LONGEST).split('/')
  const measured = patterns.map((pattern) => {
    const wanted = pattern.split('/')
    const filled = wanted.map((segment, index) => (segment.startsWith(':') ? (came[index] ?? segment) : segment))
    return {
      pattern,
      common: wanted.filter((segment) => segment !== '' && came.includes(segment)).length,
      distance: leven(filled.join('/'), came.join('/'))
    }
  })
  measured.sort((a, b) => b.common - a.common || a.distance - b.distance)
  return measured.slice(0, MOST).map(({ pattern }) => pattern)
}
