import { z } from "zod";

/**
 * What a lesson file may hold. The player (src/lessons) takes its types from here; the checks that need the core (links,
 * figures, parts of the page) are in check.ts.
 */

/** In both languages; {name} stands for a figure of the lesson. */
export const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

export const name = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/, "a name of letters and digits");

const show = {
  /** How the figure is written: 0.25, 25 %, 2.5 × 10⁻¹. */
  as: z.enum(["number", "percent", "scientific"]).default("number"),
  /** Significant digits; of a percentage, digits after the point. */
  digits: z.int().min(0).max(9).default(2),
};

/** Which number of a layer, or of the whole network, after an epoch. */
const quantities = [
  "loss",
  "accuracy",
  "testLoss",
  "testAccuracy",
  "gradient",
  "mean",
  "deviation",
  "dead",
  "saturated",
  "flat",
  /** The first layer's gradient over the output layer's. */
  "gradientRatio",
  "epochTo90",
] as const;

const reading = {
  /** Counted from 1; -1 is the output layer, "most" the hidden layer where it is largest. */
  layer: z.union([z.int().min(-1), z.literal("most")]).optional(),
  /** Complete epochs; without it all of the race's. */
  epoch: z.int().min(1).optional(),
  /** The race's own seed, and so many after it. */
  seeds: z.int().min(1).max(20).default(1),
};

/** A number that a lesson states. None is typed in: all are computed from the core. */
export const figure = z.discriminatedUnion("of", [
  /** f, f′ or f″ of an activation, written as in a link ("elu(alpha:0.5)"), at x. */
  z.strictObject({ of: z.literal("value"), activation: z.string(), x: z.number(), ...show }),
  z.strictObject({ of: z.literal("derivative"), activation: z.string(), x: z.number(), ...show }),
  z.strictObject({ of: z.literal("second"), activation: z.string(), x: z.number(), ...show }),
  /** The first float32 on the way from `from` (no such value) to `to` at which f or f′ is exactly `equals`. */
  z.strictObject({
    of: z.literal("reaches"),
    activation: z.string(),
    order: z.enum(["value", "derivative"]),
    equals: z.number(),
    from: z.number(),
    to: z.number(),
    ...show,
  }),
  /** The largest or smallest value of f or f′ over 4,096 equal steps of [from, to], or the x where it is. */
  z.strictObject({
    of: z.enum(["maximum", "minimum", "argmaximum", "argminimum"]),
    activation: z.string(),
    order: z.enum(["value", "derivative"]),
    from: z.number(),
    to: z.number(),
    ...show,
  }),
  /** The largest |f − g| of two activations, or |f′ − g′|, over 4,096 equal steps of [from, to], or the x where it is. */
  z.strictObject({
    of: z.enum(["gap", "arggap"]),
    activations: z.tuple([z.string(), z.string()]),
    order: z.enum(["value", "derivative"]).default("value"),
    from: z.number(),
    to: z.number(),
    ...show,
  }),
  /** One output, counted from 1, of a row function ("softmax"). */
  z.strictObject({
    of: z.literal("row"),
    activation: z.string(),
    x: z.array(z.number()),
    index: z.int().min(1),
    ...show,
  }),
  /** What a racer of one of the lesson's races ends with; over several seeds, beginning with the race's own. */
  z.strictObject({
    of: z.literal("run"),
    race: name,
    /** The racer as the race's link writes it: "relu", "relu~lr:0.1". */
    racer: z.string(),
    what: z.enum(quantities),
    ...reading,
    /** Of several seeds: the median, an extreme, or how many are at least `least` and at most `most`. */
    take: z.enum(["median", "minimum", "maximum", "count"]).default("median"),
    least: z.number().optional(),
    most: z.number().optional(),
    ...show,
  }),
  /** In how many seeds the first of two racers ends with more (`more`), with less, or with exactly the same. */
  z.strictObject({
    of: z.enum(["more", "less", "same"]),
    race: name,
    racers: z.tuple([z.string(), z.string()]),
    what: z.enum(quantities),
    ...reading,
    ...show,
  }),
  /** Of other figures of this lesson. */
  z.strictObject({ of: z.enum(["ratio", "product", "difference"]), figures: z.tuple([name, name]), ...show }),
  z.strictObject({ of: z.literal("power"), figure: name, exponent: z.number(), ...show }),
]);

const prediction = z.discriminatedUnion("kind", [
  /** f is shown; f′ is drawn over it. */
  z.strictObject({
    kind: z.literal("sketch"),
    activation: z.string(),
    x: z.tuple([z.number(), z.number()]),
    y: z.tuple([z.number(), z.number()]),
  }),
  /** The racers are put in order before the start; the end of the race says how it was. */
  z.strictObject({ kind: z.literal("order"), by: z.enum(["accuracy", "loss"]) }),
  /** A number is guessed; `near` is how far off still counts, in the number's own unit. */
  z.strictObject({
    kind: z.literal("guess"),
    ask: text,
    answer: name,
    near: z.number().positive(),
    because: text,
  }),
  /** One of several answers; `right` counts from 1. With `curve`, f or f′ of an activation is drawn above, unnamed. */
  z.strictObject({
    kind: z.literal("choose"),
    ask: text,
    options: z.array(text).min(2).max(6),
    right: z.int().min(1),
    because: text,
    curve: z.strictObject({ activation: z.string(), order: z.enum(["value", "derivative"]) }).optional(),
  }),
]);

const step = z.strictObject({
  /** One sentence. */
  say: text,
  /** What the page is to show, written as in its links ("view=explore&curves=relu,mish"); added to what the steps before have set. */
  set: z.string().optional(),
  /** Sets up one of the lesson's races. */
  race: name.optional(),
  /** Parts of the page to point at; see src/lessons/points.ts. */
  point: z.array(z.string()).min(1).max(3).optional(),
  predict: prediction.optional(),
  /** Goes on when the race is over, or when a field of the page's state has a value or lies in a range. */
  wait: z
    .union([
      z.literal("race"),
      z.strictObject({ field: z.string(), is: z.string() }),
      z.strictObject({ field: z.string(), from: z.number(), to: z.number() }),
    ])
    .optional(),
  /** Holds the order that was predicted beside the one that came. */
  compare: z.literal("order").optional(),
});

export const lessonSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+$/, "small letters only: it stands in links"),
  /** Its place in the list. */
  number: z.int().min(1).max(99),
  minutes: z.int().min(5).max(45),
  title: text,
  goal: text,
  /** Set-ups of races, as links write them. */
  races: z.record(name, z.string()).default({}),
  figures: z.record(name, figure).default({}),
  steps: z.array(step).min(6).max(10),
  questions: z.array(z.strictObject({ ask: text, answer: text })).length(2),
  /** Notes for the teacher, each with its minutes. */
  teacher: z.array(z.strictObject({ minutes: z.int().min(1).max(45), note: text })).min(1),
});

export type LessonFile = z.infer<typeof lessonSchema>;
export type Figure = z.infer<typeof figure>;
export type Step = z.infer<typeof step>;
export type Prediction = z.infer<typeof prediction>;

/** A lesson as the page gets it: with the figures' values in place of how they are found. */
export type Lesson = Omit<LessonFile, "figures"> & {
  figures: Record<string, { value: number; as: Figure["as"]; digits: number }>;
};
