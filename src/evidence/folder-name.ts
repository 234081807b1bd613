import { createHash } from 'node:crypto'

const LONGEST = 80

/**
 * The name of a folder for what has a title, such as a test: the same each time, safe on every file system. What the title
 * has and a name cannot have is told apart by a hash.
 */
export function folderName(title: string): string {
  const name = title
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  return `${name}-${createHash('sha256').update(title).digest('hex').slice(0, 8)}`.replace(/^-/, '')
}
