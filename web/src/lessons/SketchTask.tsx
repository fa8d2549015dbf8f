import { computed, useSignal } from "@preact/signals";
import type { Chart } from "chart.js";
import { useMemo, useRef } from "preact/hooks";
import type { Prediction } from "../../lessons/build/schema";
import { LineChart } from "../charts/LineChart";
import { type Model, toPoints } from "../charts/model";
import { core } from "../core/core";
import { lessonWords as words } from "../i18n/lessons";
import { typeset } from "../i18n/number";
import { t } from "../i18n/text";
import { parseChoice } from "../state/choice";
import { judge, type Stretch } from "./sketch";
import { Outcome, type TaskProps } from "./Task";

type SketchPrediction = Extract<Prediction, { kind: "sketch" }>;

/** Places at which the derivative is drawn. */
const places = 41;
/** Points of a drawn curve. */
const fine = 401;

const spread = ([low, high]: readonly [number, number], count: number) =>
  Float32Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));

const short = (value: number) => typeset(String(Number(value.toFixed(2)) + 0));

function told({ fault, from, to, slope }: Stretch): string {
  const place = { from: short(from), to: short(to), slope: short(slope) };
  if (fault === "steep") return t(words.sketchSteep, place);
  if (fault === "flat") return t(words.sketchFlat, place);
  return t(slope > 0 ? words.sketchRises : words.sketchFalls, place);
}

/** f is drawn; the visitor draws f′ over it, with a pointer or with two sliders. */
export function SketchTask({ task, given, onAnswer, shown }: TaskProps<SketchPrediction, "sketch">) {
  const x = useMemo(() => spread(task.x, places), [task]);
  const values = useSignal<readonly number[]>(given?.values ?? Array.from(x, () => 0));
  const at = useSignal(Math.floor(places / 2));
  const revealed = useSignal(shown);
  revealed.value = shown;
  const chart = useRef<Chart<"line"> | undefined>(undefined);
  const last = useRef<number | undefined>(undefined);
  const known = useMemo(() => {
    const choice = parseChoice(task.activation) ?? { id: "relu" };
    const parameters = choice.parameters ? { parameters: { ...choice.parameters } } : {};
    const wide = spread(task.x, fine);
    const curve = core().evaluate({ id: choice.id, ...parameters }, wide, 1);
    const truth = core().evaluate({ id: choice.id, ...parameters }, x, 1).derivative;
    return { wide, value: curve.value, derivative: curve.derivative, truth: Array.from(truth) };
  }, [task]);
  const model = useMemo(
    () =>
      computed<Model>(() => ({
        x: { min: task.x[0], max: task.x[1] },
        y: { min: task.y[0], max: task.y[1] },
        series: [
          { label: "f", color: "--soft", dash: [], points: toPoints(known.wide, known.value) },
          { label: t(words.yours), color: "--accent", dash: [8, 5], points: toPoints(x, values.value) },
          ...(revealed.value
            ? [{ label: "f′", color: "--d1", dash: [], width: 1.4, points: toPoints(known.wide, known.derivative) }]
            : []),
        ],
      })),
    [task],
  );

  const put = (from: number, to: number, y: number) => {
    const next = [...values.peek()];
    for (let i = Math.min(from, to); i <= Math.max(from, to); i++)
      next[i] = Math.min(Math.max(y, task.y[0]), task.y[1]);
    values.value = next;
  };
  const draw = (event: PointerEvent) => {
    const scales = chart.current?.scales;
    if (shown || !scales?.x || !scales.y || event.buttons === 0) return;
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const [low, high] = task.x;
    const place = (scales.x.getValueForPixel(event.clientX - box.left) as number) - low;
    const index = Math.min(Math.max(Math.round((place / (high - low)) * (places - 1)), 0), places - 1);
    put(last.current ?? index, index, scales.y.getValueForPixel(event.clientY - box.top) as number);
    last.current = index;
    at.value = index;
  };
  const lift = () => {
    last.current = undefined;
    onAnswer({ kind: "sketch", values: [...values.peek()] });
  };
  const near = (task.y[1] - task.y[0]) / 15;
  const verdict = shown ? judge({ x: [...x], drawn: values.value, truth: known.truth }, near) : undefined;
  const step = (task.y[1] - task.y[0]) / 40;
  return (
    <div class="sketch-task">
      <p>{t(words.sketch)}</p>
      <div
        class="sketch-plot"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          draw(event);
        }}
        onPointerMove={draw}
        onPointerUp={lift}
      >
        <LineChart
          name="sketch"
          label={t(words.sketchPlot)}
          model={model}
          onChart={(made) => {
            chart.current = made;
          }}
        />
      </div>
      {!shown && (
        <>
          <p class="quiet">{t(words.sketchHow)}</p>
          <div class="sketch-sliders">
            <label>
              {t(words.sketchX)} = {short(x[at.value] as number)}
              <input
                type="range"
                min={0}
                max={places - 1}
                value={at.value}
                aria-valuetext={short(x[at.value] as number)}
                onInput={({ currentTarget }) => {
                  at.value = Number(currentTarget.value);
                }}
              />
            </label>
            <label>
              {t(words.sketchY)} = {short(values.value[at.value] as number)}
              <input
                type="range"
                min={task.y[0]}
                max={task.y[1]}
                step={step}
                value={values.value[at.value]}
                onInput={({ currentTarget }) => {
                  put(at.peek(), at.peek(), Number(currentTarget.value));
                  lift();
                }}
              />
            </label>
          </div>
        </>
      )}
      {verdict && (
        <Outcome right={verdict.stretches.length === 0}>
          {t(words.sketchScore, { share: `${Math.round(100 * verdict.share)}%`, near: short(near) })}{" "}
          {verdict.stretches.length === 0 ? t(words.sketchPerfect) : verdict.stretches.slice(0, 2).map(told).join(" ")}
        </Outcome>
      )}
    </div>
  );
}
