import { together } from './together.js'

await together('v1')
