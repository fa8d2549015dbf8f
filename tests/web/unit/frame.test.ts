import { afterEach, beforeEach, expect, test, vi } from "vitest";

/** Frames as the browser would give them, one at a time. */
let frames: (() => void)[];
const frame = () => {
  for (const callback of frames.splice(0)) callback();
};

beforeEach(() => {
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (callback: () => void) => frames.push(callback));
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("pictures share a frame, what changes elements has one alone, and all come in the order in which they were asked for", async () => {
  const { inFrame } = await import("../../../web/src/page/frame");
  const drawn: string[] = [];
  const picture = (name: string) => () => drawn.push(name);
  const list = picture("list");
  inFrame(picture("a"));
  inFrame(picture("b"));
  inFrame(list, true);
  inFrame(picture("c"));
  inFrame(list, true); // waits once, however often it is asked for
  const each = [];
  for (let i = 0; i < 4; i++) {
    frame();
    each.push(drawn.splice(0).join(" "));
  }
  expect(each).toEqual(["a b", "list", "c", ""]);
});

test("a picture that takes long puts off the others, and loses none", async () => {
  const { inFrame } = await import("../../../web/src/page/frame");
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const drawn: number[] = [];
  for (let i = 0; i < 5; i++)
    inFrame(() => {
      now += 4;
      drawn.push(i);
    });
  const counts = [];
  while (frames.length > 0) {
    frame();
    counts.push(drawn.length);
  }
  expect(counts).toEqual([2, 4, 5]);
  expect(drawn).toEqual([0, 1, 2, 3, 4]);
});

test("what is not ready waits, and nothing waits for it", async () => {
  const { inFrame, outOfFrame } = await import("../../../web/src/page/frame");
  const drawn: string[] = [];
  let ready = false;
  const gone = () => drawn.push("gone");
  inFrame(
    () => drawn.push("late"),
    true,
    () => ready,
  );
  inFrame(gone);
  inFrame(() => drawn.push("soon"));
  outOfFrame(gone);
  frame();
  frame();
  expect(drawn).toEqual(["soon"]);
  ready = true;
  frame();
  expect(drawn).toEqual(["soon", "late"]);
  expect(frames).toHaveLength(0);
});
