import { choices } from "./choice";
import { number } from "./field";

/** What the Train view adds to the table; names are those of the trainer's configuration where it has one. */
export const trainFields = {
  racers: choices([{ id: "relu" }, { id: "sigmoid" }, { id: "tanh" }, { id: "relu6" }, { id: "leaky_relu" }], 64),
  shown: number(0, { min: 0, max: 63, whole: true }),
  seed: number(0, { min: 0, max: 4294967295, whole: true }),
  epochs: number(300, { min: 1, max: 100000, whole: true }),
  lr: number(1e-4, { min: 0, max: 10 }),
  samples: number(1000, { min: 4, max: 100000, whole: true }),
  noise: number(0.1, { min: 0, max: 1 }),
};
