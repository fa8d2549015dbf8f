import { beforeAll, describe, expect, test } from "vitest";
import { pack } from "../../../web/src/core/train-pack";
import type { Report } from "../../../web/src/core/training";
import { type Contest, configOf, type Entrant } from "../../../web/src/race/contest";
import { type Kind, limits, type Result, resultsOf } from "../../../web/src/race/results";
import { Racer, Run } from "../../../web/src/race/run";
import { openCatalogue } from "./catalogue";

let core: Awaited<ReturnType<typeof openCatalogue>>;
beforeAll(async () => {
  core = await openCatalogue();
});

const circles = { name: "circles", samples: 300, noise: 0.1, factor: 0.5 } as const;

function contest(more: Partial<Contest> & { entrants: readonly Entrant[] }): Contest {
  return { seeds: [0], common: { dataset: circles, hidden: [5, 5] }, stops: {}, epochs: 60, speed: Infinity, ...more };
}

/** The contest as the trainer runs it. */
function raced(given: Contest): Racer[] {
  return given.entrants.map((entrant, index) => {
    const racer = new Racer(index, entrant);
    for (const seed of given.seeds) {
      const run = new Run(racer, seed, configOf(given, entrant, seed));
      const trainer = core.createTrainer({ ...run.config, epochs: given.epochs });
      const status = trainer.run(given.epochs);
      const report: Report = {
        key: 0,
        from: 0,
        packed: pack(trainer.history()),
        status,
        stopped: true,
        milliseconds: 1,
      };
      run.take(report);
      trainer.dispose();
      racer.runs.push(run);
    }
    return racer;
  });
}

const resultsFor = (given: Contest): Result[] => resultsOf({ racers: raced(given), contest: given }, () => 0.25);
const kinds = (results: readonly Result[]): Kind[] => results.map(({ kind }) => kind);
const ids = (...names: string[]): Entrant[] => names.map((id) => ({ id }));

describe("a race shows", () => {
  test("a sigmoid net of eight layers that is stuck, and by how much its gradient has faded", () => {
    const given = contest({ entrants: ids("sigmoid", "tanh"), common: { dataset: circles, hidden: Array(8).fill(6) } });
    const [first] = resultsFor(given);
    expect(first?.kind).toBe("stuckVanishing");
    expect(first?.racers).toEqual([0]);
    const trainer = core.createTrainer({ ...configOf(given, { id: "sigmoid" }, 0), epochs: 60 });
    trainer.run(60);
    const { gradient } = trainer.history();
    expect(first?.numbers.times).toBeCloseTo((gradient.at(-1)?.at(-1) as number) / (gradient[0]?.at(-1) as number), 6);
  });

  test("a layer that is dead altogether", () => {
    const common = { dataset: circles, hidden: [8, 8, 8], optimizer: { name: "sgd", lr: 1, momentum: 0.9 } } as const;
    const [first] = resultsFor(
      contest({ entrants: ids("relu"), common: { ...common, hidden: [8, 8, 8] }, seeds: [0, 1, 2] }),
    );
    expect(first?.kind).toBe("stuckDead");
    expect(first?.seeds.agree).toBeGreaterThanOrEqual(2);
  });

  test("a run that broke", () => {
    const common = {
      dataset: { name: "curve", samples: 200 } as const,
      hidden: [8],
      optimizer: { name: "sgd", lr: 100 } as const,
      loss: "mse" as const,
    };
    const [first] = resultsFor(contest({ entrants: ids("relu"), common }));
    expect(first?.kind).toBe("diverged");
    expect(first?.numbers.epoch).toBe(1);
  });

  test("racers that are the same to the last bit", () => {
    const same = resultsFor(contest({ entrants: ids("relu", "relu6", "tanh") })).find(
      ({ kind }) => kind === "identical",
    );
    expect(same?.racers).toEqual([0, 1]);
  });

  test("overfitting, on held-out data", () => {
    const common = {
      dataset: { name: "moons", samples: 60, noise: 0.4 } as const,
      hidden: [64, 64],
      optimizer: { lr: 0.01 },
      trainFraction: 0.5,
    };
    expect(kinds(resultsFor(contest({ entrants: ids("relu"), common, epochs: 200 })))).toContain("overfits");
  });

  test("training that was stopped too early", () => {
    expect(
      kinds(
        resultsFor(
          contest({
            entrants: ids("tanh"),
            common: { dataset: circles, hidden: [8, 8], optimizer: { lr: 2e-3 } },
            epochs: 40,
          }),
        ),
      ),
    ).toContain("unfinished");
  });

  test("whether batch normalisation helped", () => {
    const common = { dataset: circles, hidden: [6, 6, 6, 6], optimizer: { lr: 1e-3 } };
    const entrants: Entrant[] = [{ id: "tanh" }, { id: "tanh", norm: "before" }];
    const results = resultsFor(contest({ entrants, common, seeds: [0, 1, 2] }));
    expect(kinds(results).filter((kind) => kind === "normHelps" || kind === "normHurts")).toHaveLength(1);
  });

  test("nothing before it has begun", () => {
    const given = contest({ entrants: ids("relu", "tanh"), epochs: 0 });
    expect(resultsFor(given)).toEqual([]);
  });
});

/** A fixed stream of numbers: the set-ups are the same in every run. */
function* numbers(state: number): Generator<number, never> {
  let at = state;
  for (;;) {
    at = (Math.imul(at, 1664525) + 1013904223) >>> 0;
    yield at / 2 ** 32;
  }
}

/** What must be so for a result to be said, from the raw histories, in words of this test's own. */
function holds({ kind, racers: places, numbers: said }: Result, racers: readonly Racer[], seeds: number): boolean {
  const [index = 0] = places;
  const runs = racers[index]?.runs ?? [];
  const end = (run: Run, name: "loss" | "accuracy" | "testLoss") => run.epoch[name].values().at(-1) as number;
  const middle = (values: number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    return ((sorted[(sorted.length - 1) >> 1] as number) + (sorted[sorted.length >> 1] as number)) / 2;
  };
  const most = (test: (run: Run) => boolean) => runs.filter(test).length * 2 >= seeds;
  const gradients = (run: Run) => run.layer.gradient.map((track) => track.values().at(-1) as number);
  const fades = (run: Run) => (gradients(run)[0] as number) < limits.vanishing * (gradients(run).at(-1) as number);
  switch (kind) {
    case "diverged":
      return most((run) => run.diverged !== undefined);
    case "stuckDead":
      return most((run) => run.layer.dead.slice(0, -1).some((track) => track.values().at(-1) === 1));
    case "stuckVanishing":
      return most((run) => fades(run) && end(run, "accuracy") < 0.551);
    case "vanishing":
      return most(fades);
    case "stuck":
      return most((run) => end(run, "accuracy") < 0.551);
    case "identical":
      return places.every((place) =>
        runs.every((run, seed) => `${run.epoch.loss.values()}` === `${racers[place]?.runs[seed]?.epoch.loss.values()}`),
      );
    case "best":
      return racers.every(
        ({ runs: others }) => middle(others.map((run) => end(run, "accuracy"))) <= (said.best as number),
      );
    case "bestLoss":
      return racers.every(
        ({ runs: others }) => !(middle(others.map((run) => end(run, "loss"))) < (said.best as number)),
      );
    case "first90":
      return most((run) => run.epoch.accuracy.values().some((share) => share >= 0.9));
    case "none90":
      return racers.every(({ runs: others }) => others.every((run) => !(end(run, "accuracy") > (said.best as number))));
    case "overfits":
      return most((run) => end(run, "testLoss") > Math.min(...run.epoch.testLoss.values()) * 1.1);
    case "unfinished":
      return most(
        (run) => end(run, "loss") < 0.9501 * (run.epoch.loss.values().at(-1 - Math.ceil(run.epochs / 10)) as number),
      );
    case "exploding":
      return most((run) =>
        run.layer.gradient.some((track) => Math.max(...track.values()) >= 1000 * (track.values()[0] as number)),
      );
    case "dead":
      return most((run) =>
        run.layer.dead.slice(0, -1).some((track) => (track.values().at(-1) as number) >= limits.dead),
      );
    case "saturated":
      return most((run) =>
        run.layer.saturated.slice(0, -1).some((track) => (track.values().at(-1) as number) >= limits.saturated),
      );
    case "normHelps":
      return (said.with as number) < (said.without as number) || seeds > 1;
    case "normHurts":
      return (said.with as number) > (said.without as number) || seeds > 1;
    case "tied":
      return Number.isFinite(said.best);
  }
}

test("over 200 random set-ups nothing is said that its histories do not bear out", () => {
  const draw = numbers(20);
  const pick = <T>(from: readonly T[]): T => from[Math.floor((draw.next().value as number) * from.length)] as T;
  const activations = [
    "relu",
    "sigmoid",
    "tanh",
    "leaky_relu",
    "elu",
    "relu6",
    "hardsigmoid",
    "softplus",
    "gelu",
    "threshold",
  ];
  const said = new Set<Kind>();
  for (let set = 0; set < 200; set++) {
    const width = pick([3, 5, 8]);
    const depth = pick([1, 2, 4, 7]);
    const norm = pick(["none", "none", "before"] as const);
    const first = pick(activations);
    const given = contest({
      entrants: [{ id: first }, { id: pick(activations) }, { id: first, norm: "before" }],
      seeds: pick([[0], [1, 2, 3]]),
      epochs: pick([25, 60]),
      common: {
        dataset: pick([
          circles,
          { name: "moons", samples: 120, noise: 0.3 },
          { name: "xor", samples: 120 },
          { name: "curve", samples: 120 },
        ] as const),
        hidden: Array(depth).fill(width),
        batchNorm: norm,
        optimizer: { name: pick(["adam", "sgd"] as const), lr: pick([1e-4, 1e-2, 0.3]) },
        trainFraction: pick([1, 0.6]),
        loss: "bce",
      },
    });
    if (given.common.dataset?.name === "curve") given.common.loss = "mse";
    const racers = raced(given);
    for (const result of resultsOf({ racers, contest: given }, () => 0.25)) {
      said.add(result.kind);
      expect(holds(result, racers, given.seeds.length), `${JSON.stringify(result)} of set-up ${set}`).toBe(true);
      expect(Object.values(result.numbers).every(Number.isFinite), JSON.stringify(result)).toBe(true);
      expect(result.seeds.agree * 2).toBeGreaterThanOrEqual(result.kind === "tied" ? 0 : result.seeds.of);
    }
  }
  expect(said.size).toBeGreaterThan(12);
});
