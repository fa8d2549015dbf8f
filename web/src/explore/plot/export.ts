import { pictureOf } from "../../charts/picture";
import { orders } from "../model/sample";
import { curves, entries } from "../model/shown";

/** The charts as they are on the screen, below each other. */
export function chartsAsPng(): Promise<Blob | null> {
  const stack = document.querySelector<HTMLElement>(".stack");
  return stack ? pictureOf(stack, 16) : Promise.resolve(null);
}

/** Every sample of every curve on show; float32 needs nine digits to come back the same. */
export function chartsAsCsv(): string {
  const digits = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(9))) : String(value));
  const lines = ["curve,x,f,f1,f2"];
  curves.peek().forEach(({ x, y }, index) => {
    const name = JSON.stringify(entries.peek()[index]?.label ?? "");
    x.forEach((at, i) => {
      lines.push([name, digits(at), ...orders.map((order) => digits(y[order][i] as number))].join(","));
    });
  });
  return `${lines.join("\n")}\n`;
}
