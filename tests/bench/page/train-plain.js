// What a careful programmer writes without a library: a multi-layer perceptron on typed arrays, BCE on a sigmoid output,
// Adam, no allocation while it trains, and the same records as ours after each epoch.

const activations = {
  relu: { value: (x) => Math.max(0, x), slope: (x) => (x > 0 ? 1 : 0), most: 1 },
  tanh: { value: Math.tanh, slope: (_, y) => 1 - y * y, most: 1 },
  sigmoid: { value: (x) => 1 / (1 + Math.exp(-x)), slope: (_, y) => y * (1 - y), most: 0.25 },
};
const sigmoid = { value: activations.sigmoid.value, slope: activations.sigmoid.slope, most: 0.25 };

class Layer {
  constructor(inputs, outputs, activation) {
    Object.assign(this, { inputs, outputs, activation });
    const size = (inputs + 1) * outputs; // a row: the weights of a unit, then its bias
    const bound = 1 / Math.sqrt(inputs);
    this.weights = Float32Array.from({ length: size }, () => (2 * Math.random() - 1) * bound);
    this.gradient = new Float32Array(size);
    this.first = new Float32Array(size);
    this.second = new Float32Array(size);
    this.before = new Float32Array(outputs);
    this.value = new Float32Array(outputs);
    this.delta = new Float32Array(outputs);
    this.histogram = new Uint32Array(64);
    this.steepest = new Float32Array(outputs);
  }

  forward(x) {
    const { inputs, outputs, weights, before, value, activation } = this;
    for (let o = 0, w = 0; o < outputs; ++o) {
      let sum = 0;
      for (let i = 0; i < inputs; ++i) sum += weights[w++] * x[i];
      sum += weights[w++];
      before[o] = sum;
      value[o] = activation.value(sum);
    }
    return value;
  }

  /** From dL/d(linear) in this.delta: adds to the gradient, and gives the layer below its delta. */
  backward(x, below) {
    const { inputs, outputs, weights, gradient, delta } = this;
    if (below) below.delta.fill(0);
    for (let o = 0, w = 0; o < outputs; ++o, ++w) {
      const d = delta[o];
      for (let i = 0; i < inputs; ++i, ++w) {
        gradient[w] += d * x[i];
        if (below) below.delta[i] += d * weights[w];
      }
      gradient[w] += d;
    }
    if (below) {
      const { before, value, activation } = below;
      for (let i = 0; i < inputs; ++i) below.delta[i] *= activation.slope(before[i], value[i]);
    }
  }

  /** Adam; gives the mean |dL/dW|. */
  step(lr, steps) {
    const { inputs, weights, gradient, first, second } = this;
    const rate = lr / (1 - 0.9 ** steps);
    const correction = Math.sqrt(1 - 0.999 ** steps);
    let sum = 0;
    for (let w = 0; w < weights.length; ++w) {
      const g = gradient[w];
      if (w % (inputs + 1) !== inputs) sum += Math.abs(g);
      first[w] = 0.9 * first[w] + 0.1 * g;
      second[w] = 0.999 * second[w] + 0.001 * g * g;
      weights[w] -= (rate * first[w]) / (Math.sqrt(second[w]) / correction + 1e-8);
    }
    gradient.fill(0);
    return sum / (inputs * this.outputs);
  }

  /** Records the sample that has just passed. */
  record() {
    const { before, value, activation, steepest, histogram } = this;
    for (let o = 0; o < before.length; ++o) {
      const z = before[o];
      this.sum += z;
      this.squares += z * z;
      const slope = Math.abs(activation.slope(z, value[o]));
      if (slope > steepest[o]) steepest[o] = slope;
      if (slope < 0.01 * activation.most) ++this.flat;
      ++histogram[Math.max(0, Math.min(63, Math.floor((z + 8) * 4)))];
    }
  }

  beginRecord() {
    this.sum = this.squares = this.flat = 0;
    this.histogram.fill(0);
    this.steepest.fill(0);
  }

  endRecord(samples) {
    const count = samples * this.outputs;
    const mean = this.sum / count;
    return {
      mean,
      deviation: Math.sqrt(this.squares / count - mean * mean),
      flat: this.flat / count,
      dead: this.steepest.filter((slope) => slope === 0).length / this.outputs,
      histogram: this.histogram.slice(),
    };
  }
}

export class PlainTrainer {
  constructor({ features, labels, samples, columns }, { hidden, activation, lr = 1e-4, batchSize = 32 }) {
    Object.assign(this, { labels, samples, lr, batchSize, steps: 0, history: [] });
    this.rows = Array.from({ length: samples }, (_, i) => features.slice(i * columns, (i + 1) * columns));
    const sizes = [columns, ...hidden, 1];
    this.layers = sizes
      .slice(1)
      .map((outputs, i) => new Layer(sizes[i], outputs, i < hidden.length ? activations[activation] : sigmoid));
  }

  forward(row) {
    let x = row;
    for (const layer of this.layers) x = layer.forward(x);
    return x[0];
  }

  run(epochs) {
    for (; epochs > 0; --epochs) this.epoch();
  }

  epoch() {
    const { rows, labels, layers, samples, batchSize } = this;
    const last = layers.length - 1;
    const gradients = new Float64Array(layers.length);
    let batches = 0;
    for (let start = 0; start < samples; start += batchSize, ++batches) {
      const end = Math.min(start + batchSize, samples);
      for (let s = start; s < end; ++s) {
        const p = this.forward(rows[s]);
        layers[last].delta[0] = (p - labels[s]) / (end - start);
        for (let l = last; l >= 0; --l) layers[l].backward(l > 0 ? layers[l - 1].value : rows[s], layers[l - 1]);
      }
      ++this.steps;
      for (let l = 0; l <= last; ++l) gradients[l] += layers[l].step(this.lr, this.steps);
    }
    let loss = 0;
    let correct = 0;
    for (const layer of layers) layer.beginRecord();
    for (let s = 0; s < samples; ++s) {
      const p = this.forward(rows[s]);
      loss -= Math.max(-100, Math.log(labels[s] > 0.5 ? p : 1 - p));
      if (p > 0.5 === labels[s] > 0.5) ++correct;
      for (const layer of layers) layer.record();
    }
    this.history.push({
      loss: loss / samples,
      accuracy: correct / samples,
      gradients: gradients.map((sum) => sum / batches),
      layers: layers.map((layer) => layer.endRecord(samples)),
    });
  }
}
