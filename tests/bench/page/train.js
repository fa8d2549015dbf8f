// Runs in the page: our trainer and the plain one in turn, round after round.
import { loadCore } from "/core/index.js";
import { PlainTrainer } from "./train-plain.js";

const EPOCHS = 300;

function time(work) {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** Milliseconds of each round for 300 epochs of the circles experiment, all records included. */
function duel(core, data, hidden, id, rounds) {
  const ours = [];
  const plain = [];
  let check;
  for (let round = 0; round <= rounds; ++round) {
    const trainer = core.createTrainer({ hidden, activation: { id } });
    const mine = time(() => trainer.run(EPOCHS));
    const peer = new PlainTrainer(data, { hidden, activation: id });
    const theirs = time(() => peer.run(EPOCHS));
    check = { ours: trainer.history().loss.at(-1), plain: peer.history.at(-1).loss };
    trainer.dispose();
    if (round === 0) continue; // warms both up
    ours.push(mine);
    plain.push(theirs);
  }
  return { name: `${id}, ${hidden.join("-")}`, ours, plain, check };
}

/** Milliseconds per epoch for growing data and growing networks. */
function growth(core) {
  const perEpoch = (config, epochs) => {
    const samples = [];
    for (let round = 0; round < 5; ++round) {
      const trainer = core.createTrainer(config);
      samples.push(time(() => trainer.run(epochs)) / epochs);
      trainer.dispose();
    }
    return Math.min(...samples);
  };
  const bySamples = [1000, 4000, 16000].map((samples) => ({
    size: samples,
    ms: perEpoch({ dataset: { samples }, hidden: [32, 32, 32] }, Math.round(64000 / samples)),
  }));
  const byWeights = [32, 64, 128].map((width) => ({
    size: 2 * width + 2 * width * width + width,
    ms: perEpoch({ hidden: [width, width, width] }, Math.round(1280 / width)),
  }));
  return { bySamples, byWeights };
}

/** Milliseconds until two workers have trained every activation for 300 epochs. */
async function everyActivation(core) {
  const ids = core.catalogue().flatMap(({ id, kind }) => (kind === "elementwise" ? [id] : []));
  const workers = [0, 1].map(() => new Worker("train-worker.js", { type: "module" }));
  const next = (worker) => new Promise((resolve) => worker.addEventListener("message", resolve, { once: true }));
  await Promise.all(workers.map(next));
  const begin = performance.now();
  // One at a time, as a worker becomes free.
  await Promise.all(
    workers.map(async (worker) => {
      for (let id = ids.shift(); id; id = ids.shift()) {
        const done = next(worker);
        worker.postMessage([id]);
        await done;
      }
    }),
  );
  const taken = performance.now() - begin;
  for (const worker of workers) worker.terminate();
  return taken;
}

globalThis.trainBench = async (rounds) => {
  const core = await loadCore();
  const data = core.dataset({ name: "circles" });
  const small = [5, 5, 5, 5];
  const wide = [32, 32, 32];
  const duels = ["relu", "tanh", "sigmoid"].flatMap((id) => [
    duel(core, data, small, id, rounds),
    duel(core, data, wide, id, Math.ceil(rounds / 3)),
  ]);
  const all = [];
  for (let round = 0; round < 3; ++round) all.push(await everyActivation(core));
  return { duels, all, ...growth(core), script: core.createTrainer({ epochs: 30 }).toPyTorch() };
};
globalThis.ready = true;
