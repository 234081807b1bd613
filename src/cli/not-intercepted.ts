import { type Ending, EXIT } from './exit.js'

/** Nothing of a command was intercepted, though that was asked for. */
export function notIntercepted([command]: readonly string[]): Ending {
  const sentence = `nothing of "${command}" was intercepted: no Node.js process of it had the NODE_OPTIONS it was given, and nothing came for the API through the proxy it was given`
  return { exitCode: EXIT.notIntercepted, sentence }
}
