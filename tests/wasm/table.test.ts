import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type DatasetConfig, type InputError, loadCore, type ReadDataset, type TableReport } from "playground-core";
import { describe, expect, it } from "vitest";
import { pythonWith } from "../support/python.mjs";

const core = await loadCore();

const read = (csv: string | Uint8Array, options: Omit<DatasetConfig, "name" | "csv"> = {}): ReadDataset =>
  core.dataset({ name: "custom", csv, ...options });

const tableOf = (data: ReadDataset) => data.table as TableReport;
const rolesOf = (data: ReadDataset) => tableOf(data).columns.map(({ role }) => role);

function messageOf(csv: string, options: Omit<DatasetConfig, "name" | "csv"> = {}): string {
  try {
    read(csv, options);
  } catch (error) {
    const { field, value, allowed } = error as InputError;
    return `${field} is ${value}; allowed: ${allowed}`;
  }
  return "no error";
}

describe("the usual shapes of one table", () => {
  it.each([
    "1,2,0\n3,4,1\n",
    "1,2,0\n3,4,1",
    "1,2,0\r\n3,4,1\r\n",
    "1,2,0\r3,4,1\r",
    "\uFEFF1;2;0\n3;4;1\n",
    "a\tb\tlabel\n1\t2\t0\n3\t4\t1\n",
    "a,b,label\n\n1, 2 ,0\n\n3,4,1\n\n",
    '"a, or not","b ""quoted""",label\n"1",2,0\n3,"4","1"\n',
    "1.0;2,0;0\n3,0e0;+4;1\n",
    "a;b;label\n1,0;2;0\n0,3e1;4;1\n",
    "1 2 0\n3 4 1\n",
    "  1   2  0 \n  3   4  1 \n",
    "a b label\n 1  2 0\n 3\t4 1\n",
    '"a" "b" "label"\n"1" 1 2 0\n"2" 3 4 1\n',
    "0,1,target\n1,2,0\n3,4,1\n",
    "2,2,no,yes\n1,2,0\n3,4,1\n",
    "sep=;\r\na;b;label\r\n1;2;0\r\n3;4;1\r\n", // Excel
    "# a b label\n1.0e+00 2.0e+00 0\n3.0e+00 4.0e+00 1\n", // NumPy's savetxt
    '"a" "b" "label"\n"1" 1,0 2 0\n"2" 3,0 4 1\n', // R's write.table with dec = ","
    "a,b,label\n1,2,0,\n3,4,1,\n",
  ])("%j", (text) => {
    const data = read(text);
    expect([...data.features]).toEqual([1, 2, 3, 4]);
    expect([...data.labels]).toEqual([0, 1]);
    expect([data.samples, data.columns, data.classes]).toEqual([2, 2, 2]);
  });

  it("keeps what is in quotes", () => {
    expect(read('"a, or not","b ""q""",c\n1,2,0\n3,4,1\n').names).toEqual(["a, or not", 'b "q"']);
    expect(read('"two\nlines",c\n1,0\n2,1\n').names).toEqual(["two\nlines"]);
    expect(read('"长度;厘米";"种类"\n1;好\n2;坏\n').names).toEqual(["长度;厘米"]);
  });
});

describe("rows' names", () => {
  it("are left out, as pandas and R write them", () => {
    const data = read('"","x","y","kind"\n"1",5.1,3.5,"a"\n"2",4.9,3,"b"\n');
    expect(rolesOf(data)).toEqual(["rowName", "number", "number", "text"]);
    expect([...data.features]).toEqual([5.1, 3.5, 4.9, 3].map(Math.fround));
    expect(data.names).toEqual(["x", "y"]);
    expect(data.classNames).toEqual(["a", "b"]);
    expect(data.dropped).toEqual({ rows: 0, columns: [0] });
  });

  it("have no name in R's write.table", () => {
    const data = read('"len" "supp" "dose"\n"1" 4.2 "VC" 0.5\n"2" 11.5 "OJ" 0.5\n"3" 7 "VC" 1\n');
    expect(rolesOf(data)).toEqual(["rowName", "number", "text", "number"]);
    expect(data.names).toEqual(["len", "dose"]);
    expect(data.classNames).toEqual(["OJ", "VC"]);
  });
});

describe("scikit-learn's header", () => {
  it("gives the number of rows and columns, and the classes' names", () => {
    const data = read("4,2,setosa,versicolor\n5.1,3.5,0\n4.9,3,1\n4.7,3.2,0\n6,3,1\n");
    expect([data.samples, data.columns]).toEqual([4, 2]);
    expect(data.classNames).toEqual(["setosa", "versicolor"]);
    expect([...data.labels]).toEqual([0, 1, 0, 1]);
  });

  it("may have a line of columns' names below it", () => {
    const data = read('3,2,,\n"a","b","target"\n1,2,24.5\n3,4,21.6\n5,6,34.7\n');
    expect(data.names).toEqual(["a", "b"]);
    expect([...data.labels]).toEqual([24.5, 21.6, 34.7].map(Math.fround));
    expect(tableOf(data)).toMatchObject({ task: "regression", reason: "many", doubts: [] });
  });

  it("stays one where rows were cut off since, with a doubt", () => {
    const data = read("150,2,setosa,versicolor\n5.1,3.5,0\n4.9,3,1\n");
    expect([data.samples, data.columns, data.classNames]).toEqual([2, 2, ["setosa", "versicolor"]]);
    expect(tableOf(data).doubts).toEqual(["header"]);
  });
});

describe("columns", () => {
  const mixed =
    "city,date,area,rooms,garden,price\nBern,2020,50.5,2,yes,310\nBonn,2021,60,3,no,290.5\nBern,2022,75,3,yes,420\n";

  it("of text among the numbers are shown and not chosen", () => {
    const data = read(mixed);
    expect(rolesOf(data)).toEqual(["text", "number", "number", "number", "text", "number"]);
    expect(data.names).not.toContain("city");
    expect(tableOf(data).columns[4]?.coding).toEqual(["no", "yes"]);
  });

  it("of two texts count 0 and 1 where they are chosen", () => {
    const data = read(mixed, { columns: [2, 4], labelColumn: 5 });
    expect(data.names).toEqual(["area", "garden"]);
    expect([...data.features]).toEqual([50.5, 1, 60, 0, 75, 1]);
    expect([...data.labels]).toEqual([310, 290.5, 420]);
    expect(data.dropped?.columns).toEqual([0, 1, 3]);
  });

  it("that cannot be used are refused with what can", () => {
    const many = "name,x,y\na,1,0\nb,2,1\nc,3,1\n";
    expect(messageOf(many, { columns: [0], labelColumn: 2 })).toBe(
      "columns[0] is 0; allowed: a column of numbers, or of two texts",
    );
    expect(messageOf(many, { columns: [2], labelColumn: 2 })).toContain("not the label's column");
    expect(messageOf("a,b\nx,y\nu,v\n")).toContain("at least one column of numbers beside the label's");
    expect(messageOf("1,2,0\n3,4,1\n", { labelColumn: 3 })).toBe(
      "labelColumn is 3; allowed: at most 2, the text's last column",
    );
  });

  it("nearly all of numbers tell which text keeps them from it", () => {
    const data = read("a,b,kind\n1,2,x\n3,oops,y\n5,6,x\n");
    expect(tableOf(data).columns[1]).toMatchObject({ role: "text", oddText: "oops" });
    expect(data.names).toEqual(["a"]);
  });

  it("of digits: the label first, and the 64 inputs of largest variance", () => {
    const head = ["label", ...Array.from({ length: 784 }, (_, i) => `pixel${i}`)].join(",");
    const row = (label: number) => [
      label,
      ...Array.from({ length: 784 }, (_, i) => (i % 12 === 5 ? (label * i) % 251 : i % 7 === 0 ? label % 2 : 0)),
    ];
    const text = `${head}\n${Array.from({ length: 60 }, (_, i) => row(i % 10).join(",")).join("\n")}\n`;
    for (const csv of [text, text.slice(text.indexOf("\n") + 1)]) {
      const data = read(csv);
      expect(tableOf(data)).toMatchObject({ labelColumn: 0, byVariance: true, task: "classification" });
      expect([data.samples, data.columns, data.classes]).toEqual([60, 64, 10]);
      expect(tableOf(data).inputs.every((column) => (column - 1) % 12 === 5)).toBe(true);
    }
    expect(read(text, { columns: [3, 700] }).columns).toBe(2);
  });
});

describe("missing values", () => {
  it.each(["NA", "?", "", "NaN", "-", "n/a", "null", "inf"])("%j leaves its row out", (nothing) => {
    const data = read(`a,b,kind\n1,2,x\n3,${nothing},y\n5,6,y\n${nothing},8,x\n`);
    expect([...data.features]).toEqual([1, 2, 5, 6]);
    expect(data.dropped).toEqual({ rows: 2, columns: [] });
    expect(tableOf(data).columns.map(({ missing }) => missing)).toEqual([1, 1, 0]);
  });

  it("is not what stands beside a plus", () => {
    const data = read("b,30.8,+\na,?,-\nb,24.5,-\na,27.8,+\n");
    expect([data.classNames, ...data.labels]).toEqual([["+", "-"], 0, 1, 0]);
    expect(data.dropped?.rows).toBe(1);
  });

  it("matters only in the columns that are used, the label's among them", () => {
    const text = "a,b,kind\n1,NA,x\n3,NA,y\n5,6,NA\n7,8,x\n";
    expect(read(text, { columns: [0] }).samples).toBe(3);
    expect(messageOf(text)).toContain("text of 1 row");
  });
});

describe("the decimal mark", () => {
  it("shows in the file", () => {
    expect([...read("1.234;20,5;0\n2.345;1,5;1\n").features]).toEqual([1234, 20.5, 2345, 1.5]);
    expect([...read("1,234\t20.5\t0\n2,345\t1.5\t1\n").features]).toEqual([1234, 20.5, 2345, 1.5]);
    expect([...read("5,1;3,5;setosa\n4,9;3;virginica\n").features]).toEqual([5.1, 3.5, 4.9, 3].map(Math.fround));
    expect(tableOf(read("5,1;3,5;setosa\n4,9;3;virginica\n"))).toMatchObject({ decimal: ",", doubts: [] });
    expect([...read('"1,234",20.5,0\n"12,345,678",1.5,1\n').features]).toEqual([1234, 20.5, 12345678, 1.5]);
  });

  it("shows in numbers, not in dates and names", () => {
    const data = read("day\tx\ty\n01.02.2020\t20.5\t1\n02.02.2020\t21.5\t0\n");
    expect(tableOf(data)).toMatchObject({ decimal: ".", doubts: [] });
    expect(read('"";"x";"y"\n"1962.25";8,5;"a"\n"1962.5";8,25;"b"\n').features).toEqual(Float32Array.of(8.5, 8.25));
  });

  it("is a doubt where it does not, and can be said", () => {
    const text = "1,234;0\n2,345;1\n";
    expect(tableOf(read(text))).toMatchObject({ decimal: ",", doubts: ["decimal"] });
    expect([...read(text).features]).toEqual([1.234, 2.345].map(Math.fround));
    expect([...read(text, { decimal: "." }).features]).toEqual([1234, 2345]);
  });
});

describe("the header", () => {
  it("may be of numbers: the last column is text in the first line alone", () => {
    const data = read("0,1,2,target\n1.5,2,3,0\n2.5,1,4,1\n");
    expect(tableOf(data)).toMatchObject({ header: true, doubts: [] });
    expect(data.names).toEqual(["0", "1", "2"]);
    expect(data.classNames).toEqual(["0", "1"]);
  });

  it("is a doubt where nothing shows it, and can be said", () => {
    const counted = "0,1,2\n1.5,2,1\n2.5,1,0\n";
    expect(tableOf(read(counted))).toMatchObject({ header: true, doubts: ["header"] });
    expect(read(counted, { header: false }).samples).toBe(3);
    const years = "place,1960,1970,1980\na,1.5,2.5,3.5\nb,2.5,3.5,4.5\nc,1,2,3\n";
    expect(tableOf(read(years))).toMatchObject({ header: true, doubts: ["header"] });
    expect(tableOf(read("5,3\n1.5,2.5\n2.5,1.5\n"))).toMatchObject({ header: false, doubts: ["header"] });
    expect(tableOf(read("5.1,3\n1.5,2.5\n2.5,1.5\n")).doubts).toEqual([]);
    expect(read("7,8,1\n1.5,2,1\n2.5,1,0\n", { header: true }).samples).toBe(2);
  });
});

describe("numbers", () => {
  it("are the float32 next to what is written", () => {
    let state = 1n;
    const random = (below: number) => {
      state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
      return Number((state >> 33n) % BigInt(below));
    };
    const digits = (most: number) => Array.from({ length: 1 + random(most) }, () => random(10)).join("");
    const spell = () =>
      `${["", "-", "+"][random(3)]}${digits(12)}${["", ".", `.${digits(14)}`][random(3)]}${["", "", `e${random(50) - 25}`][random(3)]}`;
    // With ties between two float32, and numbers just beside them.
    const ties = ["16777217", "16777217.000000001", "16777216.999999999", "0.1000000014901161193847656"];
    const spelled = [...ties, ...Array.from({ length: 20_000 }, spell)];
    const data = read(spelled.map((cell, i) => `${cell},${i % 2}`).join("\n"));
    expect([...data.features]).toEqual(spelled.map((cell) => Math.fround(Number(cell))));
  });
});

describe("labels", () => {
  it("are told apart as they are written", () => {
    const days = ["20231115", "20231116", "20231117", "20231118", "20231119"];
    const data = read(`x,day\n${days.map((day, i) => `${i},${day}`).join("\n")}\n0.5,20231115\n`);
    expect(data.classNames).toEqual(days);
    expect([...data.labels]).toEqual([0, 1, 2, 3, 4, 0]);
    const long = ["123456789012345678", "123456789012345679"];
    expect(read(`1,${long[0]}\n2,${long[1]}\n`).classNames).toEqual(long);
    expect(read("1,1.0\n2,2\n3,1\n").classNames).toEqual(["1", "2"]);
  });

  it("are classes or values, with the reason", () => {
    const guess = (text: string) => {
      const { task, reason } = tableOf(read(text));
      return [task, reason];
    };
    expect(guess("1,-1\n2,1\n3,-1\n")).toEqual(["classification", "few"]);
    expect(guess("1,0.5\n2,1\n3,2\n")).toEqual(["regression", "many"]);
    expect(guess("1,a\n2,b\n3,a\n")).toEqual(["classification", "text"]);
    expect(guess(`n,count\n${Array.from({ length: 30 }, (_, i) => `${i},${i * 3}`).join("\n")}`)).toEqual([
      "regression",
      "many",
    ]);
    const asked = read("1,-1\n2,1\n3,-1\n", { task: "regression" });
    expect([asked.classes, ...asked.labels]).toEqual([0, -1, 1, -1]);
    expect(read("1,0.1\n2,1e9\n3,0.1\n", { task: "classification" }).classNames).toEqual(["0.1", "1000000000"]);
  });

  it("are not texts that are all different", () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i},${i / 4},town ${i}`).join("\n");
    expect(tableOf(read(`x,price,town\n${rows}`))).toMatchObject({ labelColumn: 1, task: "regression" });
  });

  it("may be any column", () => {
    const data = read("kind,x,y\nplum,1,2\napple,3,4\nplum,5,6\n");
    expect([...data.labels]).toEqual([1, 0, 1]);
    expect(data.classNames).toEqual(["apple", "plum"]);
    expect([...read("kind,x,y\nplum,1,2\napple,3,4\nplum,5,6\n", { labelColumn: 2 }).features]).toEqual([1, 3, 5]);
  });
});

describe("encodings", () => {
  const text = "长度,宽度,种类\n1,2,好\n2,3,中\n3,5,坏\n4,4,好\n";
  // GB18030 of the text, by Python.
  const gb = Buffer.from("s6S2yCy/7bbILNbWwOAKMSwyLLrDCjIsMyzW0AozLDUsu7UKNCw0LLrDCg==", "base64");

  it("of Excel in China is found, and the classes keep their names", () => {
    const data = read(new Uint8Array(gb));
    expect(tableOf(data).encoding).toBe("gb18030");
    expect(data.names).toEqual(["长度", "宽度"]);
    expect(new Set(data.classNames)).toEqual(new Set(["好", "中", "坏"]));
  });

  it("is UTF-8 where that is valid, UTF-16 by its mark, or what it is said to be", () => {
    expect(tableOf(read(new TextEncoder().encode(text))).encoding).toBe("utf-8");
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
    expect(read(utf16).names).toEqual(["长度", "宽度"]);
    expect(tableOf(read(utf16)).encoding).toBe("utf-16le");
    expect(read(new Uint8Array(gb), { encoding: "utf-8", labelColumn: 0 }).names[0]).toContain("\uFFFD");
  });

  it("is that of the west of Europe where it is none of these, and any that is said", () => {
    const data = read(Uint8Array.from(Buffer.from("taille,caf\xe9\n1,0\n2,1\n3,0\n", "latin1")), { labelColumn: 0 });
    expect([data.names, tableOf(data).encoding]).toEqual([["café"], "windows-1252"]);
    const big5 = Uint8Array.of(0xaa, 0xf8, 0x2c, 0xc3, 0xfe, ...Buffer.from("\n1,0\n2,1\n")); // 長,類
    expect(read(big5, { encoding: "big5" }).names).toEqual(["長"]);
    const unmarked = new Uint8Array(Buffer.from(text, "utf16le"));
    expect([read(unmarked).names, tableOf(read(unmarked)).encoding]).toEqual([["长度", "宽度"], "utf-16le"]);
  });

  it("survives into the exported script", () => {
    const trainer = core.createTrainer({ dataset: { name: "custom", csv: new Uint8Array(gb) }, loss: "cross_entropy" });
    expect(trainer.dataset().names).toEqual(["长度", "宽度"]);
    expect(trainer.toPyTorch()).toContain('feature_names = ["长度", "宽度"]\nclass_names = ["中", "坏", "好"]');
  });
});

describe("what is refused names its place", () => {
  it.each([
    ["1,2,0\n3,1\n", "csv is a missing cell at line 2, column 3; allowed: 3 cells in every line"],
    ["1,2,0\n3,4,1\n\n3,4,5,1\n", "csv is one cell too many at line 4, column 4; allowed: 3 cells in every line"],
    ['1,2,0\n3,"4,1\n', "csv is a quote without its end at line 2, column 2; allowed: a closing quote"],
    ["1,2,0\n3,4,0\n", "csv is 1 class; allowed: 2 to 20 classes"],
    ["1\n2\n3\n", "csv is text of one column; allowed: two columns or more, separated by , ; tab or blanks"],
    ["1,2,0\n", "csv is text of 1 row; allowed: 2 to 100000 rows"],
    ["a,b,c\n", "csv is text of 0 rows; allowed: 2 to 100000 rows"],
    [" \n", "csv is nothing; allowed: a text, or else features and labels"],
  ])("%j", (text, message) => {
    expect(messageOf(text)).toBe(message);
  });

  it("and says what was found until then, so that another column can be chosen", () => {
    let table: TableReport | undefined;
    try {
      read("a,b,c\n1,2,0\n3,4,0\n5,6,0\n");
    } catch (error) {
      table = (error as InputError).table;
    }
    expect(table).toMatchObject({ labelColumn: 2, header: true });
    expect(table?.columns.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  });

  it("at its limits too", () => {
    expect(messageOf("1,2,0\n3,4,one\n", { task: "regression" })).toContain('"one" at line 2, column 3');
    const rows = "0,0\n1,1\n".repeat(50_000);
    expect(read(rows).samples).toBe(100_000);
    expect(messageOf(`${rows}1,1\n`)).toBe("csv is row 100001 at line 100001, column 1; allowed: at most 100000 rows");
    expect(messageOf(",".repeat(45_000_000))).toContain("at most 10000 columns");
    expect(messageOf("1".repeat(2 ** 28 + 1))).toBe("csv is more than 256 MB; allowed: at most 256 MB");
    expect(messageOf("1,NA\n".repeat(1_000_001))).toContain("row 1000001 at line 1000001");
    expect(read("1,2,0\n3,4,1\n").samples).toBe(2);
  }, 60_000);
});

const python = pythonWith("sklearn", "numpy");

describe.skipIf(!python)("scikit-learn's own files", () => {
  const script = `
import json, sys, pathlib, sklearn, sklearn.datasets
folder = pathlib.Path(sklearn.__file__).parent / "datasets" / "data"
out = {}
for name, file in [("iris", "iris.csv"), ("wine", "wine_data.csv"), ("breast_cancer", "breast_cancer.csv"), ("digits", "digits.csv.gz"), ("diabetes", "diabetes_data_raw.csv.gz"), ("linnerud", "linnerud_exercise.csv")]:
    data = getattr(sklearn.datasets, "load_" + name)(**({"scaled": False} if name == "diabetes" else {}))
    out[name] = {"path": str(folder / file), "first": data.data[1].tolist(), "rows": len(data.data), "columns": data.data.shape[1],
                 "target": data.target.tolist(), "names": [str(n) for n in getattr(data, "target_names", [])]}
print(json.dumps(out))`;
  const files = python
    ? JSON.parse(execFileSync(python, ["-c", script], { encoding: "utf8", maxBuffer: 1 << 26 }))
    : {};
  const bytesOf = (path: string) => {
    const bytes = readFileSync(path);
    return new Uint8Array(path.endsWith(".gz") ? gunzipSync(bytes) : bytes);
  };

  it.each(["iris", "wine", "breast_cancer", "digits"])("%s has its numbers and labels", (name) => {
    const { path, first, rows, columns, target, names } = files[name];
    const data = read(bytesOf(path));
    expect([data.samples, data.columns]).toEqual([rows, columns]);
    expect([...data.features.subarray(columns, 2 * columns)]).toEqual(first.map(Math.fround));
    expect([...data.labels]).toEqual(target.map(Math.fround));
    if (["iris", "wine", "breast_cancer"].includes(name)) expect(data.classNames).toEqual(names);
  });

  it("diabetes has its numbers; its targets are in another file", () => {
    const data = read(bytesOf(files.diabetes.path));
    expect([data.samples, data.columns]).toEqual([442, 9]);
    expect([...data.features.subarray(9, 18), data.labels[1]]).toEqual(files.diabetes.first.map(Math.fround));
  });

  it("linnerud opens", () => {
    const data = read(bytesOf(files.linnerud.path));
    expect([data.samples, data.columns, data.names]).toEqual([20, 2, ["Chins", "Situps"]]);
  });
});

/** How R writes its data sets: write.csv's rows have names, and write.table's header has none for them. */
describe("R's files", () => {
  it.each([
    ["iris", '"","Sepal.Length","Species"\n"1",5.1,"setosa"\n"2",7,"versicolor"\n', ["Sepal.Length"], "Species", 0],
    ["iris.txt", '"Sepal.Length" "Species"\n"1" 5.1 "setosa"\n"2" 7 "versicolor"\n', ["Sepal.Length"], "Species", 0],
    ["mtcars", '"","mpg","cyl"\n"Mazda RX4",21,6\n"Datsun 710",22.8,4\n"Fiat 128",32.4,4\n', ["mpg"], "cyl", 0],
    ["airquality", '"","Ozone","Temp"\n"1",41,67.5\n"2",NA,72\n"3",12,74\n', ["Ozone"], "Temp", 1],
    [
      "ToothGrowth",
      '"","len","supp","dose"\n"1",4.2,"VC",0.5\n"2",8.2,"OJ",1\n"3",7,"OJ",2\n',
      ["len", "dose"],
      "supp",
      0,
    ],
    [
      "warpbreaks",
      '"","breaks","wool","tension"\n"1",26,"A","L"\n"2",30,"A","M"\n"3",54,"B","L"\n',
      ["breaks"],
      "tension",
      0,
    ],
    [
      "esoph",
      '"","agegp","tobgp","ncases"\n"1","25-34","0-9g/day",0\n"2","25-34","30+",1\n"3","35-44","30+",0\n',
      ["ncases"],
      "tobgp",
      0,
    ],
    ["infert", '"","education","age"\n"1","0-5yrs",26\n"2","12+ yrs",42\n"3","0-5yrs",39\n', ["age"], "education", 0],
  ])("%s", (_, text, names, label, dropped) => {
    const data = read(text);
    const { columns, labelColumn } = tableOf(data);
    expect([data.names, columns[labelColumn]?.name, data.dropped?.rows]).toEqual([names, label, dropped]);
    expect(columns[0]?.role).toBe("rowName");
  });
});

const hasR = spawnSync("Rscript", ["--version"]).status === 0;

describe.skipIf(!hasR)("R's own data sets, as R writes them", () => {
  const script = `
folder <- commandArgs(TRUE)
for (name in c("iris", "mtcars", "airquality", "ToothGrowth", "warpbreaks", "esoph", "infert", "swiss", "CO2", "quakes")) {
  d <- get(name); path <- file.path(folder, name)
  write.csv(d, paste0(path, ".csv")); write.csv2(d, paste0(path, ".csv2")); write.table(d, paste0(path, ".txt"))
  write.table(d, paste0(path, ".dec"), dec = ","); write.table(d, paste0(path, ".tsv"), sep = "\\t", quote = FALSE)
  numbers <- sapply(d, is.numeric)
  cat(name, paste(which(numbers), collapse = ","), sprintf("%.17g", t(as.matrix(d[numbers]))), "\\n")
}`;

  it("have R's numbers in every form", () => {
    const folder = mkdtempSync(join(tmpdir(), "tables-"));
    const told = execFileSync("Rscript", ["-e", script, folder], { encoding: "utf8" });
    for (const line of told.trim().split(/ *\n/)) {
      const [name, which = "", ...cells] = line.split(" ");
      const columns = which.split(",").map(Number);
      const inputs = columns.slice(0, -1);
      const rows = Array.from({ length: cells.length / columns.length }, (_, i) =>
        cells
          .slice(i * columns.length, (i + 1) * columns.length)
          .map((cell) => (cell === "NA" ? Number.NaN : Number(cell))),
      ).filter((row) => row.every(Number.isFinite));
      for (const kind of ["csv", "csv2", "txt", "dec", "tsv"]) {
        const bytes = new Uint8Array(readFileSync(join(folder, `${name}.${kind}`)));
        const options = { labelColumn: columns.at(-1) as number, task: "regression" } as const;
        const data = read(bytes, inputs.length > 0 ? { ...options, columns: inputs } : {});
        if (inputs.length === 0) continue;
        expect([...data.features], `${name}.${kind}`).toEqual(rows.flatMap((row) => row.slice(0, -1).map(Math.fround)));
        expect([...data.labels], `${name}.${kind}`).toEqual(rows.map((row) => Math.fround(row.at(-1) as number)));
      }
    }
    rmSync(folder, { recursive: true });
  });
});
