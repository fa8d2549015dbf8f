import type { TrainerConfig } from "playground-core";
import { expect, test } from "vitest";
import { Past } from "../../../web/src/core/past";
import { openCatalogue } from "./catalogue";

const core = await openCatalogue();

const config = (lr: number): TrainerConfig => ({
  dataset: { name: "moons", samples: 120 },
  activation: { id: "tanh" },
  optimizer: { lr },
  shuffle: true,
  dropout: 0.1,
});

/** In no order, some twice, some where a state is kept, and where the learning rate changes. */
const asked = [37, 12, 0, 60, 59, 5, 40, 41, 12, 20, 1, 60];

test("a run is seen after any epoch as a trainer that was trained so far", () => {
  const past = new Past(core, [{ from: 0, config: config(0.03) }]);
  for (const epoch of asked) {
    const fresh = core.createTrainer(config(0.03));
    if (epoch > 0) fresh.run(epoch);
    const then = past.at(epoch, 60);
    expect(then.status().epoch).toBe(epoch);
    expect(then.weights(), `epoch ${epoch}`).toEqual(fresh.weights());
    if (epoch > 0) expect(then.layers()).toEqual(fresh.layers());
    fresh.dispose();
  }
  past.dispose();
});

test("one that was rewound, with the learning rate that it then had", () => {
  const segments = [
    { from: 0, config: config(0.03) },
    { from: 12, config: config(0.01) },
  ];
  const past = new Past(core, segments);
  for (const epoch of asked) {
    let fresh = core.createTrainer(config(0.03));
    if (epoch > 0) fresh.run(Math.min(epoch, 12));
    if (epoch > 12) {
      const state = fresh.snapshot();
      fresh.dispose();
      fresh = core.createTrainer(config(0.01));
      fresh.rewind(state);
      fresh.run(epoch - 12);
    }
    expect(past.at(epoch, 60).weights(), `epoch ${epoch}`).toEqual(fresh.weights());
    fresh.dispose();
  }
  past.dispose();
});
