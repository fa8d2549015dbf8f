import { elementwise } from "../../core/catalogue";
import { type Entrant, formatEntrant, initialisers, norms } from "../../state/entrant";
import { offered, startOf } from "../../state/kept";
import { state } from "../../state/state";
import { type contests, trainFields } from "../../state/train";

type Contest = (typeof contests)[number];

const rates = [1e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1];
const depths = [1, 2, 3, 4, 6, 8, 12, 16];

/** All that can race in a contest, with the activation of `base`. */
function everyone(contest: Contest, { id, parameters }: Entrant): Entrant[] {
  const base: Entrant = parameters ? { id, parameters } : { id };
  switch (contest) {
    case "activation":
      return [...offered(), ...elementwise()].map((info) => startOf(info.id));
    case "init":
      return initialisers.map((init) => ({ ...base, init }));
    case "lr":
      return rates.map((lr) => ({ ...base, lr }));
    case "norm":
      return norms.map((norm) => ({ ...base, norm }));
    case "depth":
      return depths.map((depth) => ({ ...base, depth }));
  }
}

/** Whom a contest starts with. */
export function fieldOf(contest: Contest, base: Entrant): readonly Entrant[] {
  if (contest === "activation") return trainFields.racers.initial;
  const all = everyone(contest, base);
  if (contest === "init") return all.filter(({ init }) => init !== "zeros" && !init?.endsWith("_uniform"));
  if (contest === "lr") return all.filter(({ lr }) => [1e-4, 1e-3, 1e-2, 0.1].includes(lr ?? 0));
  if (contest === "depth") return all.filter(({ depth }) => [1, 2, 4, 8].includes(depth ?? 0));
  return all;
}

/** Who could still join. */
export function candidates(): Entrant[] {
  const here = new Set(state.racers.value.map(formatEntrant));
  const base = state.racers.value[0] ?? { id: "relu" };
  return everyone(state.contest.value, base).filter((entrant) => !here.has(formatEntrant(entrant)));
}
