import type { FastifyInstance } from 'fastify'
import { servePage } from './page.js'

const SCRIPTS = ['api', 'curl', 'detail', 'dom', 'events', 'faults', 'filter', 'follow', 'inspector', 'list', 'reset', 'row', 'rows']

/** Serves the inspector: a page that holds no data, and asks the control API for what it shows. */
export function inspector(api: FastifyInstance): void {
  servePage(api, {
    path: '/',
    filesAt: '/inspector',
    name: 'inspector',
    files: ['icon.svg', 'style.css', 'list.css', 'detail.css', ...SCRIPTS.map((name) => `${name}.js`)],
    // A lead is text from outside: no script in it may run.
    policy: { 'require-trusted-types-for': "'script'", 'trusted-types': "'none'" }
  })
}
