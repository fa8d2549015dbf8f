import {
  type ChartArea,
  LinearScale,
  type LinearScaleOptions,
  LogarithmicScale,
  type LogarithmicScaleOptions,
  type Plugin,
  type Scale,
} from "chart.js";
import { discard } from "./discard";

declare module "chart.js" {
  interface CartesianScaleTypeRegistry {
    linearAxis: { options: LinearScaleOptions };
    logarithmicAxis: { options: LogarithmicScaleOptions };
  }
}

/**
 * The scale with its axis drawn as a picture from the second time on, until it changes: while a race is on, the curves
 * are drawn over the same axes many times a second, and for each line and each number Chart.js has the canvas copy its
 * state, which the browser has to collect.
 */
function pictured(Base: new (config: object) => Scale, name: string) {
  return class extends Base {
    static id = name;
    picture: OffscreenCanvas | undefined;
    private drawn = 0;

    override update(...room: Parameters<Scale["update"]>): void {
      this.drawn = 0;
      super.update(...room);
    }

    override draw(area: ChartArea): void {
      if (this.drawn === 0) super.draw(area);
      else {
        if (this.drawn === 1) this.take(area);
        const { width, height } = this.chart;
        this.ctx.drawImage(this.picture as OffscreenCanvas, 0, 0, width, height);
      }
      this.drawn++;
    }

    private take(area: ChartArea): void {
      const { ctx, chart } = this;
      const { width, height } = chart.canvas;
      this.picture ??= new OffscreenCanvas(width, height);
      Object.assign(this.picture, { width, height });
      const own = this.picture.getContext("2d") as OffscreenCanvasRenderingContext2D;
      own.scale(chart.currentDevicePixelRatio, chart.currentDevicePixelRatio);
      Object.assign(this, { ctx: own }); // where Chart.js draws the axis
      super.draw(area);
      Object.assign(this, { ctx });
    }
  };
}

const LinearAxis = pictured(LinearScale, "linearAxis");
const LogarithmicAxis = pictured(LogarithmicScale, "logarithmicAxis");

const discardPictures: Plugin = {
  id: "discardPictures",
  beforeDestroy({ scales }) {
    for (const scale of Object.values(scales))
      if ((scale instanceof LinearAxis || scale instanceof LogarithmicAxis) && scale.picture) discard(scale.picture);
  },
};

export const axes = [LinearAxis, LogarithmicAxis, discardPictures];
