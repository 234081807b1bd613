// What must be covered is src/, and nothing that a child of a test loads besides.
import { readdirSync } from 'node:fs'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

export default () => sources.map((file) => `src/${file}`)
