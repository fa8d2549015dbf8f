import { ownActivation } from "./formulas";
import type { ActivationInfo, Core } from "./types";

type Parameters = Readonly<Record<string, number | string>>;

let core: Pick<Core, "catalogue" | "describe"> | undefined;
let entries: readonly ActivationInfo[] = [];
let byId: ReadonlyMap<string, ActivationInfo> = new Map();

/** Learns, once the core is there, what it knows of each activation. */
export function learnCatalogue(opened: NonNullable<typeof core>): void {
  core = opened;
  entries = opened.catalogue();
  byId = new Map(entries.map((info) => [info.id, info]));
}

export const catalogue = (): readonly ActivationInfo[] => entries;
export const builtIn = (id: string): ActivationInfo | undefined => byId.get(id);
/** One of the catalogue's, or of one's own. */
export const activation = (id: string): ActivationInfo | undefined => byId.get(id) ?? ownActivation(id);
export const elementwise = (): ActivationInfo[] => entries.filter(({ kind }) => kind === "elementwise");
export const rowwise = (): ActivationInfo[] => entries.filter(({ kind }) => kind === "vector");

/** Whether the core takes these parameters together (hardtanh's min_val must lie below its max_val). */
export function accepts(id: string, parameters: Parameters): boolean {
  if (activation(id)?.kind !== "elementwise") return true;
  try {
    core?.describe({ id, parameters });
    return true;
  } catch {
    return false;
  }
}

/** Catalogue order, grouped by family; families in the order in which the catalogue first names them. */
export function families(infos: readonly ActivationInfo[]): [family: string, members: ActivationInfo[]][] {
  const groups = new Map<string, ActivationInfo[]>();
  for (const info of infos) groups.set(info.family, [...(groups.get(info.family) ?? []), info]);
  return [...groups];
}
