import t from 'tap'
import { startEmulator } from '../../src/emulator.js'
import { asked } from '../../src/explore/options.js'
import { FAULT_NAMES } from '../../src/faults/named-faults.js'

t.test('what was not given has its default', async (t) => {
  await using emulator = await startEmulator()
  const run = () => {}
  const { signal, onRun, ...rest } = asked({ run, emulator })
  t.same(rest, { run, emulator, faults: FAULT_NAMES, only: [], jobs: 1, runTimeoutMs: undefined, mostTries: 10, maxRuns: 1000 })
  t.notOk(signal.aborted)
  t.equal(onRun({} as Parameters<typeof onRun>[0]), undefined)
})

t.test('what cannot be is refused in a sentence', async (t) => {
  await using emulator = await startEmulator()
  const run = () => {}
  const REFUSED: [object, RegExp][] = [
    [{ emulator }, /^explore: run is no function; give one that runs the program under test$/],
    [{ run }, /^explore: emulator is none; give what startEmulator\(\) resolves with$/],
    [{ run, emulator, jobs: 0 }, /^explore: jobs 0 is not a whole number from 1 to 64$/],
    [{ run, emulator, runTimeoutMs: 1.5 }, /^explore: runTimeoutMs 1.5 is not a whole number from 1 to 540000$/],
    [{ run, emulator, maxRuns: 1e9 }, /^explore: maxRuns 1000000000 is not/],
    [{ run, emulator, faults: [] }, /^--faults: name one or more of rate-limited, /],
    [{ run, emulator, faults: ['x'] }, /"x" is no fault/],
    [{ run, emulator, only: ['x'] }, /^--only "x": give/]
  ]
  for (const [options, message] of REFUSED)
    t.throws(() => asked(options as unknown as Parameters<typeof asked>[0]), { name: 'OptionError', message })
})
