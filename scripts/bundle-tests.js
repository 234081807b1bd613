// Makes .build/bundled/: each process of the tests as one file, which is loaded much sooner than the hundreds that are in it.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** Where a module is, for what lies beside it: where it was before it was bundled. */
const whereItWas = {
  name: 'where it was',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]\.build[\\/].*\.js$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
      return { contents }
    })
  }
}

/** Of the packages only those that are hundreds of files. */
const packages = {
  name: 'packages',
  setup({ onResolve }) {
    onResolve({ filter: /^[\w@]/ }, ({ path, importer }) =>
      /node_modules/.test(importer) || /^(@sinclair\/typebox|libphonenumber-js)/.test(path) ? undefined : { path, external: true }
    )
  }
}

await build({
  ...{ bundle: true, platform: 'node', target: 'node20.19', format: 'esm', sourcemap: true, sourcesContent: false, logLevel: 'warning' },
  entryPoints: readdirSync('.build/run').map((file) => `.build/run/${file}`),
  outdir: '.build/bundled',
  plugins: [whereItWas, packages],
  // For the modules of it that are CommonJS.
  banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" }
})
