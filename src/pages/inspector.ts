import type { FastifyInstance } from 'fastify'
import { servePage } from './page.js'

/** Serves the inspector: a page that holds no data, and asks the control API for what it shows. */
export function inspector(api: FastifyInstance): void {
  servePage(api, {
    path: '/',
    filesAt: '/inspector',
    name: 'inspector',
    files: ['icon.svg', 'inspector.css', 'inspector.js'],
    // A lead is text from outside: no script in it may run.
    policy: { 'require-trusted-types-for': "'script'", 'trusted-types': "'none'" }
  })
}
