/** Parts of the page that a step can point at, by the names that lesson files use. */
export const points = {
  curve: 'canvas[data-chart="f"]',
  derivative: 'canvas[data-chart="f1"]',
  secondDerivative: 'canvas[data-chart="f2"]',
  probe: ".probe",
  facts: ".facts",
  functions: ".picker",
  panels: ".panels",
  play: ".race-bar .go",
  racers: ".setup",
  loss: 'canvas[data-chart="loss"]',
  accuracy: 'canvas[data-chart="accuracy"]',
  gradient: 'canvas[data-chart="gradient"]',
  network: ".network-card",
  neurons: ".neurons",
  sample: ".sample",
  boundaries: ".boundaries",
  league: ".league",
} as const;

export type Point = keyof typeof points;
