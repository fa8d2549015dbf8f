import { afterEach, describe, expect, test, vi } from "vitest";
import { broken } from "../../../web/src/core/refusal";
import { TrainWorker, WorkerLost } from "../../../web/src/core/train-worker";
import type { Contest } from "../../../web/src/race/contest";
import { Race } from "../../../web/src/race/race";
import type { Run } from "../../../web/src/race/run";
import { FakeThread, lossAt } from "./fake-worker";

const contest: Contest = {
  entrants: [{ id: "relu" }, { id: "tanh", lr: 0.5 }, { id: "elu", lr: 0.02 }],
  seeds: [3, 4],
  common: { dataset: { name: "circles" }, hidden: [5], optimizer: { name: "adam", lr: 0.1 } },
  stops: {},
  epochs: 60,
  speed: Number.POSITIVE_INFINITY,
};

/** Two workers, each replaced by a new one once it is dead. */
function pool(prepare: (thread: FakeThread) => void = () => {}) {
  const threads: FakeThread[] = [];
  const start = () => {
    const thread = new FakeThread();
    prepare(thread);
    threads.push(thread);
    return thread;
  };
  const workers = [new TrainWorker(start), new TrainWorker(start)];
  return {
    threads,
    workers: () => {
      for (const [index, worker] of workers.entries()) if (worker.dead) workers[index] = new TrainWorker(start);
      return workers;
    },
  };
}

const losses = (run: Run) => [...run.epoch.loss.values()];
const expected = (run: Run, epochs = 60) => Array.from({ length: epochs }, (_, epoch) => lossAt(run.segments, epoch));

function expectWhole(race: Race): void {
  for (const run of race.runs) {
    expect(run.stage).toBe("done");
    expect(losses(run)).toEqual(expected(run));
  }
  expect(race.finished).toBe(true);
  expect(race.running.value).toBe(false);
}

/** Resolves as soon as a run has so many epochs. */
const reached = (race: Race, epochs: number) =>
  vi.waitFor(() => expect(race.runs.every((run) => run.epochs >= epochs)).toBe(true), { interval: 1 });

test("a race that is played ends with every run's history whole", async () => {
  const race = new Race(contest, pool().workers);
  const playing = race.play();
  expect(race.running.value).toBe(true);
  await playing;
  expectWhole(race);
  expect(race.progress()).toEqual({ done: 360, total: 360 });
});

test("paused and played on, however quickly, it loses and repeats nothing", async () => {
  const race = new Race(contest, pool().workers);
  for (let times = 0; times < 4; times++) {
    void race.play();
    await reached(race, 3 + 3 * times);
    race.pause();
    expect(race.running.value).toBe(false);
  }
  void race.play();
  race.pause();
  await race.play();
  expectWhole(race);
});

test("what is paused stays where it is", async () => {
  const race = new Race(contest, pool().workers);
  const playing = race.play();
  await reached(race, 6);
  race.pause();
  await playing;
  const before = race.runs.map(({ epochs }) => epochs);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(race.runs.map(({ epochs }) => epochs)).toEqual(before);
  expect(Math.max(...before)).toBeLessThan(60);
});

test("steps are taken one after another, as often as they are asked for", async () => {
  const race = new Race(contest, pool().workers);
  void race.step("epoch");
  void race.step("epoch");
  for (let i = 0; i < 3; i++) void race.step("batch");
  await race.step("batch");
  for (const run of race.runs) expect(losses(run)).toEqual(expected(run, 3));
  await race.step("batch");
  expect(race.runs.map(({ batch }) => batch)).toEqual([1, 1, 1, 1, 1, 1]);
  await race.play();
  expectWhole(race);
});

test("a run that breaks goes on from ten epochs before, at a third of its rate, the others unharmed", async () => {
  const { workers } = pool((thread) => {
    thread.breaksAbove = 0.3;
  });
  const race = new Race(contest, workers);
  await race.play();
  const diverged = race.runs.filter(({ stage }) => stage === "diverged");
  expect(diverged.map(({ racer }) => racer.index)).toEqual([1, 1]);
  for (const run of diverged) {
    expect(run.epochs).toBe(25);
    race.rewind(run);
    expect(run.epochs).toBe(15);
    expect(run.rate).toBe(0.167);
  }
  expect(race.finished).toBe(false);
  await race.play();
  expectWhole(race);
});

describe("a worker that dies", () => {
  test("is replaced, and its runs end with the same bits", async () => {
    let turns = 0;
    const { threads, workers } = pool((thread) => {
      thread.before = (call) => {
        if (call === "advance" && ++turns === 9) thread.failed();
      };
    });
    const race = new Race(contest, workers);
    await race.play();
    expect(threads.filter(({ terminated }) => terminated)).toHaveLength(1);
    expectWhole(race);
  });

  test("again and again, without coming further, ends its runs with the reason", async () => {
    const { workers } = pool((thread) => {
      thread.before = (call) => {
        if (call === "advance") thread.failed();
      };
    });
    const race = new Race(contest, workers);
    await race.play();
    expect(race.runs.map(({ stage }) => stage)).toEqual(Array(6).fill("refused"));
    expect(race.runs[0]?.refusal?.message).toContain("again and again");
    expect(race.running.value).toBe(false);
  });

  test("of its own work is not given the same work again", async () => {
    const { threads, workers } = pool((thread) => {
      thread.before = (call) => {
        if (call === "advance") throw Object.assign(new Error("memory access out of bounds"), { name: "RuntimeError" });
      };
    });
    const race = new Race(contest, workers);
    await race.play();
    expect(race.runs.map(({ refusal }) => refusal?.message)).toEqual(Array(6).fill(broken));
    expect(threads).toHaveLength(2);
  });

  test("between two steps is replaced for the next", async () => {
    const { threads, workers } = pool();
    const race = new Race(contest, workers);
    await race.step("epoch");
    threads[0]?.failed();
    await race.step("epoch");
    for (const run of race.runs) expect(losses(run)).toEqual(expected(run, 2));
  });
});

describe("a tab that is frozen", () => {
  afterEach(() => vi.useRealTimers());

  test("finds the answer that came meanwhile, and takes nobody for dead", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const thread = new FakeThread();
    let release = () => {};
    thread.before = () => new Promise((resolve) => (release = resolve));
    const worker = new TrainWorker(() => thread);
    const answer = worker.ask((service) => service.close([]), 1000);
    vi.advanceTimersByTime(4001); // on thawing the timer comes first, the answer with the next task
    release();
    await vi.advanceTimersByTimeAsync(1);
    await expect(answer).resolves.toBeUndefined();
    expect(worker.dead).toBe(false);
  });

  test("does not wait for ever for a worker that the browser has ended", async () => {
    vi.useFakeTimers();
    const thread = new FakeThread();
    thread.before = () => new Promise(() => {});
    const worker = new TrainWorker(() => thread);
    const answer = worker.ask((service) => service.close([]), 1000);
    const lost = expect(answer).rejects.toBeInstanceOf(WorkerLost);
    await vi.advanceTimersByTimeAsync(5001);
    await lost;
    expect(thread.terminated).toBe(true);
    await expect(worker.ask((service) => service.close([]))).rejects.toBeInstanceOf(WorkerLost);
  });
});

test("what comes back for a race that was disposed of is not taken, and its trainers are given back", async () => {
  const { threads, workers } = pool();
  const race = new Race(contest, workers);
  const other = new Race({ ...contest, seeds: [9] }, workers);
  const playing = Promise.all([race.play(), other.play()]);
  await reached(race, 6);
  race.dispose();
  const before = race.runs.map(({ epochs }) => epochs);
  await playing;
  expect(race.runs.map(({ epochs }) => epochs)).toEqual(before);
  expectWhole(other);
  other.dispose();
  await vi.waitFor(() => expect(threads.map(({ runs }) => runs.size)).toEqual([0, 0]));
});

test("own data go to each worker once for all its runs, and are given back", async () => {
  const { threads, workers } = pool();
  const dataset = { name: "custom" as const, csv: "1,2,0\n3,4,1\n" };
  const race = new Race({ ...contest, common: { ...contest.common, dataset } }, workers);
  await race.play();
  expectWhole(race);
  expect(threads.map(({ calls }) => [calls.share, calls.open])).toEqual([
    [1, 3],
    [1, 3],
  ]);
  race.dispose();
  await vi.waitFor(() => expect(threads.map(({ data }) => data.size)).toEqual([0, 0]));
});

test("the page goes first: no worker is asked before it gives way", async () => {
  const { threads, workers } = pool();
  const waiting: (() => void)[] = [];
  const changed = vi.fn();
  const order: string[] = [];
  const race = new Race(contest, workers, {
    giveWay: () => new Promise((resolve) => waiting.push(resolve)),
    begins: async () => void order.push("begins"),
    ends: async () => void order.push("ends"),
    changed,
    paced: () => {},
  });
  const playing = race.play();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(threads.map(({ calls }) => calls)).toEqual([{}, {}]);
  const giving = setInterval(() => {
    for (const give of waiting.splice(0)) give();
  }, 1);
  await playing;
  clearInterval(giving);
  expect(order).toEqual(["begins", "ends"]);
  expect(changed).toHaveBeenCalled();
});

test("a speed holds the runs to so many epochs a second, and may be changed on the way", async () => {
  const race = new Race({ ...contest, speed: 50 }, pool().workers);
  const playing = race.play();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(Math.max(...race.runs.map(({ epochs }) => epochs))).toBeLessThanOrEqual(20);
  race.speed = Number.POSITIVE_INFINITY;
  await playing;
  expectWhole(race);
});

test("after a race of several seeds the one nearest to the median comes first, and can be looked at", async () => {
  const { threads, workers } = pool();
  const race = new Race({ ...contest, seeds: [9, 3, 7, 1, 5] }, workers);
  await race.play();
  expectWhole(race);
  for (const racer of race.racers) {
    expect(racer.first.seed).toBe(5); // the loss of the fake trainer grows with the seed
    expect(racer.first.worker?.dead).toBe(false);
  }
  await vi.waitFor(() => expect(threads.reduce((sum, { runs }) => sum + runs.size, 0)).toBe(3));
});
