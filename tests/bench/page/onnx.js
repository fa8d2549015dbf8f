// onnxruntime-web, one thread, its kernel alone: run() copies its arrays and goes through several layers, so a chain of
// many equal nodes is timed beside a chain of one, and the difference of their statistics counts.

import { model } from "./model.js";

const { ort } = globalThis;

const nodes = {
  relu: [{ type: "Relu" }],
  leaky_relu: [{ type: "LeakyRelu", floats: { alpha: 0.01 } }],
  sigmoid: [{ type: "Sigmoid" }],
  tanh: [{ type: "Tanh" }],
  elu: [{ type: "Elu" }],
  selu: [{ type: "Selu" }],
  gelu: [{ type: "Gelu" }],
  softplus: [{ type: "Softplus" }],
  silu: [{ type: "Sigmoid" }, { type: "Mul", withInput: true }],
  mish: [{ type: "Mish" }],
  hardswish: [{ type: "HardSwish" }],
  softmax: [{ type: "Softmax" }],
};

export async function onnx() {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = "/modules/onnxruntime-web/dist/";
  ort.env.logLevel = "error";
  const options = { executionProviders: ["wasm"], graphOptimizationLevel: "disabled" };
  return async (id, data) => {
    if (!nodes[id]) return undefined;
    const links = data.length > 1e5 ? 8 : 64;
    const shape = id === "softmax" ? [data.length / 1000, 1000] : [data.length];
    const one = await ort.InferenceSession.create(model(nodes[id], 1, shape), options);
    const many = await ort.InferenceSession.create(model(nodes[id], 1 + links, shape), options);
    const x = new ort.Tensor("float32", data, shape);
    const repeat = (session) => async (repeats) => {
      for (let i = 0; i < repeats; ++i) await session.run({ x });
    };
    return {
      forward: repeat(many),
      lessForward: repeat(one),
      links,
      async end() {
        await one.release();
        await many.release();
      },
    };
  };
}
