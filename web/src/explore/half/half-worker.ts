import { expose } from "comlink";
import { type Activation, type HalfDtype, loadCore } from "playground-core";
import { factsOf, stairs } from "./lens";

const opened = loadCore();

const service = {
  async ready() {
    await opened;
  },
  async stairs(activation: Activation, dtype: HalfDtype, centre: number, width: number) {
    return stairs(await opened, activation, dtype, centre, width);
  },
  async facts(activation: Activation, dtype: HalfDtype) {
    return factsOf(await opened, activation, dtype);
  },
};

export type HalfService = typeof service;
expose(service);
