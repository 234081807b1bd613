import { Writable } from 'node:stream'
import t from 'tap'
import { logToStderr } from '../../src/cli/output.js'

t.test('log lines that nobody reads are dropped, and the next one that is written says how many are missing', async (t) => {
  const read: string[] = []
  let goOn = () => {}
  let isRead = false
  const stderr = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      read.push(chunk)
      if (isRead) done()
      else goOn = done
    }
  })
  t.intercept(process, 'stderr', { value: stderr })
  const log = logToStderr()
  const long = 'x'.repeat(1024 * 1024 - 1)
  for (const line of [long, 'the last with room', 'dropped', 'dropped, too']) log.write(line)
  isRead = true
  const drained = new Promise((resolve) => stderr.once('drain', resolve))
  goOn()
  await drained
  for (const line of ['read', 'read, too']) log.write(line)
  t.same(read, [`${long}\n`, 'the last with room\n', '… 2 lines are missing: they were not read in time\nread\n', 'read, too\n'])
})
