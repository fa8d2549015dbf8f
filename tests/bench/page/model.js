// An ONNX model as bytes: the few fields of its protocol buffer that a chain of nodes needs.

const varint = (value) => {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return [...bytes, value];
};
const number = (field, value) => [...varint(field * 8), ...varint(value)];
const bytes = (field, content) => [...varint(field * 8 + 2), ...varint(content.length), ...content];
const text = (field, value) => bytes(field, [...new TextEncoder().encode(value)]);
const float = (field, value) => [...varint(field * 8 + 5), ...new Uint8Array(new Float32Array([value]).buffer)];

const FLOAT = 1;

function node({ type, floats = {} }, inputs, output) {
  const attribute = ([name, value]) => bytes(5, [...text(1, name), ...float(2, value), ...number(20, 1)]);
  return bytes(1, [
    ...inputs.flatMap((input) => text(1, input)),
    ...text(2, output),
    ...text(4, type),
    ...Object.entries(floats).flatMap(attribute),
  ]);
}

function tensor(field, name, shape) {
  const dimensions = shape.flatMap((size) => bytes(1, number(1, size)));
  return bytes(field, [...text(1, name), ...bytes(2, bytes(1, [...number(1, FLOAT), ...bytes(2, dimensions)]))]);
}

/** `links` times the nodes in a row, from x to y. A node `withInput` also takes what its link was given. */
export function model(link, links, shape) {
  const nodes = [];
  let name = "x";
  for (let i = 0; i < links; ++i) {
    const given = name;
    link.forEach((part, k) => {
      const last = i === links - 1 && k === link.length - 1;
      const output = last ? "y" : `t${i}_${k}`;
      nodes.push(...node(part, part.withInput ? [given, name] : [name], output));
      name = output;
    });
  }
  const graph = [...nodes, ...text(2, "chain"), ...tensor(11, "x", shape), ...tensor(12, "y", shape)];
  const opset = bytes(8, [...text(1, ""), ...number(2, 21)]);
  return new Uint8Array([...number(1, 10), ...bytes(7, graph), ...opset]);
}
