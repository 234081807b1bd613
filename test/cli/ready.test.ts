import t from 'tap'
import { readyText } from '../../src/cli/ready.js'

const READY = {
  url: 'http://x:1',
  baseUrl: 'http://x:1/v1',
  controlUrl: 'http://x:1/_emulator',
  apiKey: 'test-key',
  pid: 1,
  version: '1.2.3'
}

t.test('it is one line for a program that reads it, more on a terminal', async (t) => {
  t.equal(readyText(READY, false), 'go-high-level-emulator 1.2.3 is ready at http://x:1/v1')
  t.match(readyText(READY, true), "curl http://x:1/v1/contacts \\\n             --header 'Authorization: Bearer test-key'")
})
