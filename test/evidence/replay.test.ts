import t from 'tap'
import { replayOf } from '../../src/evidence/replay.js'

t.test('the line that runs the same again has the options, and the command where one was run', async (t) => {
  const flags = ['--random-seed', 'a b', '--api-key', '<api key>']
  t.equal(replayOf(flags, undefined), "npx go-high-level-emulator --random-seed 'a b' --api-key '<api key>'")
  t.equal(replayOf([], { command: ['npm', 'test'], exitCode: 1 }), 'npx go-high-level-emulator exec -- npm test')
  t.equal(
    replayOf(flags, { command: ['npm', 'test'], exitCode: 1, intercept: true }),
    "npx go-high-level-emulator exec --random-seed 'a b' --api-key '<api key>' --intercept -- npm test"
  )
})
