// The table of the comparison has as many cells as both have lines, multiplied.
const MOST_LINES = 1000

/** The lines of two texts, each with a sign: ` ` in both, `-` in the first alone, `+` in the second alone. */
export function differences(before, after) {
  const [a, b] = [before, after].map((text) => text.split('\n').slice(0, MOST_LINES))
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1])
  const lines = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ sign: ' ', line: a[i++] })
      j++
    } else if (j === b.length || (i < a.length && table[i + 1][j] >= table[i][j + 1])) lines.push({ sign: '-', line: a[i++] })
    else lines.push({ sign: '+', line: b[j++] })
  }
  return lines
}
