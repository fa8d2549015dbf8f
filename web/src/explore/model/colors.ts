import { colorOf } from "../../charts/palette";
import type { Order } from "./sample";
import { entries } from "./shown";

export const orderColor: Record<Order, string> = { f: "--f", f1: "--d1", f2: "--d2" };

/** A lone curve bears the colour of its order; several bear one colour each, the same in all three charts. */
export const colorFor = (index: number, order: Order): string =>
  entries.value.length === 1 ? orderColor[order] : colorOf(index);
