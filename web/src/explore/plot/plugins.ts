import type { Plugin } from "chart.js";
import { clipTo } from "../../charts/clip";
import { palette } from "../../charts/palette";
import { explore as words } from "../../i18n/explore";
import { t } from "../../i18n/text";
import { colorFor } from "../model/colors";
import { comparison } from "../model/comparison";
import type { Order } from "../model/sample";
import { activeZones, plottedCurves } from "../model/shown";

/** Bands behind the curves where the active one passes little or no gradient; named in the first chart. */
export function zoneBands(order: Order): Plugin<"line"> {
  return {
    id: "zoneBands",
    beforeDatasetsDraw(chart) {
      const { ctx, chartArea: area } = chart;
      const scale = chart.scales.x;
      if (!scale) return;
      const { color, font } = palette.peek();
      ctx.save();
      ctx.font = `${font.size}px ${font.family}`;
      ctx.textBaseline = "top";
      for (const { from, to, dead } of activeZones.peek()) {
        const left = Math.max(scale.getPixelForValue(from), area.left);
        const right = Math.min(scale.getPixelForValue(to), area.right);
        ctx.fillStyle = color(dead ? "--dead" : "--saturated");
        ctx.fillRect(left, area.top, right - left, area.bottom - area.top);
        if (order !== "f1") continue;
        const name = t(dead ? words.dead : words.saturated);
        if (ctx.measureText(name).width + 12 > right - left) continue;
        ctx.fillStyle = color("--soft");
        ctx.fillText(name, left + 6, area.top + 5);
      }
      ctx.restore();
    },
  };
}

/** Filled and open dots at the jumps of each curve. */
export function jumpMarks(order: Order): Plugin<"line"> {
  return {
    id: "jumpMarks",
    afterDatasetsDraw(chart) {
      const { ctx, chartArea: area } = chart;
      const { x: xScale, y: yScale } = chart.scales;
      if (!xScale || !yScale) return;
      const { color, line } = palette.peek();
      clipTo(ctx, area, 6);
      plottedCurves[order].peek().forEach(({ marks }, index) => {
        for (const mark of marks) {
          ctx.beginPath();
          ctx.arc(xScale.getPixelForValue(mark.x), yScale.getPixelForValue(mark.y), line * 1.7, 0, 2 * Math.PI);
          ctx.lineWidth = line * 0.75;
          ctx.strokeStyle = color(colorFor(index, order));
          ctx.fillStyle = mark.taken ? ctx.strokeStyle : color("--card");
          ctx.fill();
          ctx.stroke();
        }
      });
      ctx.restore();
    },
  };
}

/** A cross wherever torch is off, while the comparison is open. */
export function torchMarks(order: Order): Plugin<"line"> {
  const kind = order === "f" ? "value" : order === "f1" ? "derivative" : undefined;
  return {
    id: "torchMarks",
    afterDatasetsDraw(chart) {
      const { x: xScale, y: yScale } = chart.scales;
      if (!xScale || !yScale || !kind) return;
      const { color, line } = palette.peek();
      const { ctx, chartArea: area } = chart;
      const arm = line * 2.2;
      clipTo(ctx, area, arm);
      ctx.strokeStyle = color("--bad");
      ctx.lineWidth = line;
      for (const { what, x, got } of comparison.peek()) {
        const [left, top] = [xScale.getPixelForValue(x), yScale.getPixelForValue(got)];
        const inside = left >= area.left && left <= area.right && top >= area.top && top <= area.bottom;
        if (what !== kind || !inside) continue;
        ctx.beginPath();
        ctx.moveTo(left - arm, top - arm);
        ctx.lineTo(left + arm, top + arm);
        ctx.moveTo(left - arm, top + arm);
        ctx.lineTo(left + arm, top - arm);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}
