import type { ActivationInfo } from "./types";

type Parameters = Readonly<Record<string, number | string>>;

/** What the core knows of each activation; filled once, when the core is there. */
let entries: readonly ActivationInfo[] = [];
let byId: ReadonlyMap<string, ActivationInfo> = new Map();
let accepted: (id: string, parameters: Parameters) => boolean = () => true;

export function setCatalogue(catalogue: readonly ActivationInfo[], accepts: typeof accepted = () => true): void {
  entries = catalogue;
  byId = new Map(catalogue.map((info) => [info.id, info]));
  accepted = accepts;
}

export const catalogue = (): readonly ActivationInfo[] => entries;
export const activation = (id: string): ActivationInfo | undefined => byId.get(id);
export const elementwise = (): ActivationInfo[] => entries.filter(({ kind }) => kind === "elementwise");
export const rowwise = (): ActivationInfo[] => entries.filter(({ kind }) => kind === "vector");

/** Whether the core takes these parameters together (hardtanh's min_val must lie below its max_val). */
export const accepts = (id: string, parameters: Parameters): boolean => accepted(id, parameters);

/** Catalogue order, grouped by family; families in the order in which the catalogue first names them. */
export function families(infos: readonly ActivationInfo[]): [family: string, members: ActivationInfo[]][] {
  const groups = new Map<string, ActivationInfo[]>();
  for (const info of infos) groups.set(info.family, [...(groups.get(info.family) ?? []), info]);
  return [...groups];
}
