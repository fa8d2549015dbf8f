import { expect, test } from "vitest";
import { type Edge, edgeAt } from "../../../web/src/train/inside/drawing";

const at = (x: number, y: number, index: number) => ({ x, y, layer: 0, index });
const flat: Edge = { from: at(0, 0, 0), to: at(100, 0, 0), weight: 1 };
const steep: Edge = { from: at(0, 0, 0), to: at(100, 100, 1), weight: -1 };

test("a point means the nearest line, if it is near one at all", () => {
  expect(edgeAt([flat, steep], 60, 5)).toBe(flat);
  expect(edgeAt([flat, steep], 60, 58)).toBe(steep);
  expect(edgeAt([flat, steep], 60, 30)).toBeUndefined();
  expect(edgeAt([flat, steep], 120, 0)).toBeUndefined(); // beyond its end
  expect(edgeAt([], 0, 0)).toBeUndefined();
});
