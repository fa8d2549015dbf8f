import { short } from "../model/format";

/** A share in per cent, to two digits. */
export const percent = (share: number): string => `${short(Number((share * 100).toPrecision(2)))} %`;
