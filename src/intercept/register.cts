// What `exec --intercept` has every Node process load before its program. CommonJS, for that is what `--require` takes at once.
require('./preload.js').preload(process)
