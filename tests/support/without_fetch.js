// Emscripten 3.1.6 fetches its .wasm wherever there is a fetch, and Node's does not read files. The option that takes it
// away is an error from Node 24 on.
delete globalThis.fetch;
