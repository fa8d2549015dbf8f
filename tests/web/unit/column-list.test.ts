import { expect, test } from "vitest";
import { columnsIn, spellColumns } from "../../../web/src/train/own/column-list";

test("columns are spelt by their numbers from 1, and read again", () => {
  const columns = [1, 2, 3, 7, 9, 10];
  expect(spellColumns(columns)).toBe("2-4, 8, 10-11");
  expect(columnsIn(spellColumns(columns), 11)).toEqual(columns);
  expect(columnsIn("8，10–11 2~4", 11)).toEqual(columns);
  for (const wrong of ["", "0", "12", "3-2", "1.5", "a", "1-"]) expect(columnsIn(wrong, 11)).toBeNull();
});
