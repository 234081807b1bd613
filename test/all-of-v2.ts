import { together } from './together.js'

await together('v2', 'migrate')
