import t from 'tap'
import { ProgressBar } from '../../src/cli/progress.js'

function written(isTTY: boolean): string[] {
  const texts: string[] = []
  const bar = new ProgressBar({ isTTY, write: (text) => texts.push(text) })
  for (const name of ['1:late', '2:late']) bar.step(3, name)
  bar.end()
  return texts
}

t.test('on a terminal a bar grows, and goes away at the end', async (t) => {
  t.same(written(true), [
    `\r\u001b[K${'█'.repeat(8)}${'░'.repeat(16)} 1/3 1:late`,
    `\r\u001b[K${'█'.repeat(16)}${'░'.repeat(8)} 2/3 2:late`,
    '\r\u001b[K'
  ])
})

t.test('elsewhere nothing is written', async (t) => t.same(written(false), []))
