// Our kernels on arrays that are already in WebAssembly's memory (bench_kernels), and core.evaluate end to end.

export async function kernels(folder) {
  const { default: create } = await import(`${folder}/bench_kernels.js`);
  const module = await create({ locateFile: (file) => `${folder}/${file}` });
  const entries = new Map();
  for (let entry = 0; module._benchId(entry) !== 0; ++entry) {
    entries.set(module.UTF8ToString(module._benchId(entry)), entry);
  }
  return (id, x) => {
    const entry = entries.get(id);
    if (entry === undefined) return undefined;
    const fill = () => {
      const at = module._benchInput(x.length) / 4; // may move the memory
      module.HEAPF32.set(x, at);
    };
    const run = (order) => (repeats) => module._benchRun(entry, order, x.length, repeats);
    return { fill, forward: run(0), derivative: id === "softmax" ? undefined : run(1) };
  };
}

export async function evaluate() {
  const { loadCore } = await import("/core/index.js");
  const core = await loadCore();
  const repeat = (work) => (repeats) => {
    for (let i = 0; i < repeats; ++i) work();
  };
  return (id, x) => {
    if (id === "softmax") return undefined; // evaluateRows would also make Jacobians
    return {
      forward: repeat(() => core.evaluate({ id }, x, 0)),
      derivative: repeat(() => core.evaluate({ id }, x, 1)),
    };
  };
}
