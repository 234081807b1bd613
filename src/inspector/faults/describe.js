const CUTS = { 'reset-before': 'cut, nothing stored', 'reset-after': 'stored, then cut', truncate: 'half a reply, then cut' }

/** What a fault does, in a few words. */
export function sentence({ status, connection, after, delayMs, skip, match, body, headers }) {
  const late = delayMs && `${delayMs} ms late`
  const answered = status !== undefined && (after === 'store' ? `stored, then ${status}` : `${status}`)
  const parts = [
    answered,
    body !== undefined && 'with a body',
    headers && 'with headers',
    CUTS[connection],
    late,
    skip && `lets ${skip} pass first`,
    match && `if ${conditions(match).join(', ')}`
  ]
  return parts.filter(Boolean).join(' · ')
}

/** How often it will still happen. */
export const remaining = ({ left, times }) => (left === 'always' ? 'until it is disarmed' : `${left} of ${times} left`)

/** A match as short sentences: `body.email is "a@b.c"`. */
function conditions(match, path = '') {
  return Object.entries(match).flatMap(([name, value]) => {
    const isPlain = typeof value !== 'object' || value === null || Array.isArray(value)
    return isPlain ? [`${path}${name} is ${JSON.stringify(value)}`] : conditions(value, `${path}${name}.`)
  })
}
