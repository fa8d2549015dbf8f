import { least, median, table } from "../support/report.mjs";

// From samples to tables.

const geometricMean = (values) => Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

const names = {
  simd: "ours, SIMD",
  scalar: "ours, scalar",
  evaluate: "core.evaluate",
  js: "plain JS",
  tfjs: "tfjs",
  ort: "ORT",
  copy: "copy",
  native: "ours, native",
  torch: "torch",
};
const PEERS = ["js", "tfjs", "ort"];

const digits = (value) => (value === undefined ? "–" : value < 10 ? value.toFixed(2) : value.toFixed(1));
const times = (value) => (value === undefined ? "–" : `${value.toFixed(2)} ×`);

/** Statistic `of` of a contender's samples; of a chain of nodes, the difference to the chain of one, for each link. */
function statistic(row, name, what, of) {
  const { links, lessForward, ...samples } = row.contenders[name] ?? {};
  if (!samples[what]?.length) return undefined;
  return links ? Math.max(0, (of(samples[what]) - of(lessForward)) / links) : of(samples[what]);
}
const best = (row, name, what = "forward") => statistic(row, name, what, least);
const quotient = (a, b) => (a === undefined || !b ? undefined : a / b);

/** The ratios that are promised, of minima: {peer, js, native, derivative}. */
function ratios(row) {
  const ours = best(row, "simd");
  const peers = PEERS.map((name) => best(row, name)).filter((value) => value !== undefined);
  return {
    peer: quotient(Math.min(...peers), ours),
    js: quotient(best(row, "js"), ours),
    native: quotient(ours, best(row, "native")),
    derivative: quotient(best(row, "simd", "derivative"), ours),
  };
}

function timeTable(rows, what) {
  const columns = Object.keys(names).filter((name) => rows.some((row) => best(row, name, what) !== undefined));
  const cells = (row, name) => {
    const value = best(row, name, what);
    return value === undefined ? "–" : `${digits(value)} (${digits(statistic(row, name, what, median))})`;
  };
  return table(
    ["", ...columns.map((name) => names[name])],
    rows.map((row) => [row.id, ...columns.map((name) => cells(row, name))]),
  );
}

function ratioTable(rows) {
  const all = rows.map((row) => ({ id: row.id, ...ratios(row) }));
  const mean = (key) => geometricMean(all.map((r) => r[key]).filter((value) => value !== undefined));
  const cells = (r) => [r.id, times(r.peer), times(r.js), times(r.native), times(r.derivative)];
  const means = {
    id: "**geometric mean**",
    ...Object.fromEntries(["peer", "js", "native", "derivative"].map((key) => [key, mean(key)])),
  };
  return table(
    ["", "fastest peer / ours", "plain JS / ours", "ours / native", "f and f′ / f"],
    [...all, means].map(cells),
  );
}

const counts = (results) => [...new Set(results.map((row) => row.count))];
const rowsOf = (results, count) => results.filter((row) => row.count === count);

export function page(results, { browser, rounds }) {
  const sections = counts(results).map((count) => {
    const rows = rowsOf(results, count);
    return `## N = ${count.toLocaleString("en")}

Value:

${timeTable(rows, "forward")}

Value and derivative (tfjs: composites; torch: forward and backward; ORT has none):

${timeTable(
  rows.filter((row) => best(row, "simd", "derivative") !== undefined),
  "derivative",
)}

Ratios of the minima:

${ratioTable(rows)}
`;
  });
  const why = reasons(results);
  return `# Speed

Written by \`npm run bench\`. Nanoseconds per element, one thread: the minimum of ${rounds} interleaved rounds and, in
brackets, the median. In one page of headless ${browser}: our kernels on arrays in WebAssembly's memory, with
SIMD and without; \`core.evaluate\`, which also copies in and out; a plain JavaScript loop over a Float32Array; tfjs-core
with its SIMD WebAssembly backend; onnxruntime-web's kernel alone (a chain of nodes less a chain of one); a bare copy, the
memory's own speed. Then the same kernels natively at SSE4.1, and PyTorch where it is installed. Softmax is over rows of
1000 columns.

${sections.join("\n")}
## What is promised

${summary(results)
  .split("\n")
  .map((text) => `- ${text}`)
  .join("\n")}
${why && `\nWhy value and derivative take longer:\n\n${why}\n`}`;
}

/** Why value and derivative take more than 1.8 times the value alone. */
const stores =
  "a processor stores one vector a cycle; the value alone is at that limit already, and the derivative is a second";
const dearBecause = {
  relu: stores,
  leaky_relu: stores,
  hardswish: stores,
  mish:
    "the terms of the derivative's numerator cancel; in float, in five forms, its error was 4.1 to 6.3 ULP, so it is taken " +
    "in double, while the value needs one exponential in float",
};

function reasons(results) {
  const dear = new Set(
    results
      .map((row) => [row.id, ratios(row).derivative])
      .filter(([, r]) => r > 1.8)
      .map(([id]) => id),
  );
  return [...dear].map((id) => `- ${id}: ${dearBecause[id] ?? "not looked into"}.`).join("\n");
}

/** Which of the promises hold. */
export function summary(results) {
  const lines = counts(results).flatMap((count) => {
    const all = rowsOf(results, count).map((row) => ({ id: row.id, ...ratios(row) }));
    const behind = (key, good) => all.filter((r) => r[key] !== undefined && !good(r[key])).map((r) => r.id);
    const mean = (key) => geometricMean(all.map((r) => r[key]).filter((value) => value !== undefined));
    const say = (holds, text) => `${holds ? "✓" : "✗"} N = ${count}: ${text}`;
    const list = (ids) => (ids.length > 0 ? `; not ${ids.join(", ")}` : "");
    const slow = behind("peer", (value) => value >= 1);
    const far = behind("native", (value) => value <= 1.4);
    const dear = behind("derivative", (value) => value <= 1.8);
    return [
      say(slow.length === 0, `level with the fastest peer or ahead${list(slow)}`),
      say(mean("peer") >= 2, `${times(mean("peer"))} the fastest peer (at least 2)`),
      say(mean("js") >= 8, `${times(mean("js"))} plain JavaScript (at least 8)`),
      say(far.length === 0, `within 1.4 × of native${list(far)}`),
      say(dear.length === 0, `value and derivative at most 1.8 × the value${list(dear)}`),
    ];
  });
  return lines.join("\n");
}
