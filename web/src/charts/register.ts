import { Chart, LinearScale, LineController, LineElement, LogarithmicScale, PointElement } from "chart.js";

/** Only what the page draws; the rest of Chart.js stays out of the bundle. */
Chart.register(LineController, LineElement, PointElement, LinearScale, LogarithmicScale);
Chart.defaults.animation = false;
Chart.defaults.events = [];
