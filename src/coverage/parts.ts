// What a call that asks for the coverage needs, loaded with the first of them: few emulators are asked.

export { coverageOf } from './coverage.js'
export { coverageMarkdown } from './markdown.js'
export { unmetOf, whyNotRequired } from './required.js'
export { Tallies } from './tallies.js'
export { coverageText } from './text.js'
