import { createRequire } from 'node:module'

// The runner would have every process that a test starts load hooks of its own, which make the start several times slower.
createRequire(import.meta.url)('process-on-spawn').removeAllListeners()

const { PATH, HOME } = process.env

/** The environment of what a test starts: nothing of the runner's and of whoever runs it. */
export const BARE = { PATH, HOME }

const measurements = new URL('../../.tap/coverage', import.meta.url).pathname

/** Whether the runner wants to know what of src/ is run. */
export const IS_MEASURED = process.env._TAPJS_PROCESSINFO_COVERAGE_ === '1'

/** The same for what runs src/: Node itself writes down what was run of it, where the runner looks for it. */
export const MEASURED = IS_MEASURED ? { ...BARE, NODE_V8_COVERAGE: measurements } : BARE
