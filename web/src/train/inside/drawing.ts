import type { LayerWeights } from "playground-core";

/** More units of a layer than this are not drawn. */
const mostUnits = 12;

export interface Place {
  x: number;
  y: number;
  /** −1: the inputs. */
  layer: number;
  index: number;
}

export interface Edge {
  from: Place;
  to: Place;
  weight: number;
}

export interface Drawing {
  units: Place[];
  edges: Edge[];
  /** Units of each column, inputs first, that there is no room for. */
  left: number[];
  columns: number[];
  most: number;
}

/** Where units and edges stand in a box of `width` × `height`. */
export function draw(weights: readonly LayerWeights[], width: number, height: number): Drawing {
  const sizes = [weights[0]?.inputs ?? 0, ...weights.map(({ outputs }) => outputs)];
  const columns = sizes.map((_, column) => 34 + ((width - 96) * column) / Math.max(1, sizes.length - 1));
  const places = sizes.map((size, column) => {
    const count = Math.min(size, mostUnits);
    const gap = Math.min(34, (height - 46) / Math.max(1, count));
    const top = (height - 18) / 2 - (gap * (count - 1)) / 2;
    return Array.from({ length: count }, (_, index): Place => {
      return { x: columns[column] as number, y: top + gap * index, layer: column - 1, index };
    });
  });
  const edges = weights.flatMap(({ inputs, weight }, layer) =>
    (places[layer + 1] as Place[]).flatMap((to) =>
      (places[layer] as Place[]).map((from) => ({
        from,
        to,
        weight: weight[to.index * inputs + from.index] as number,
      })),
    ),
  );
  const most = edges.reduce((largest, { weight }) => Math.max(largest, Math.abs(weight)), 1e-12);
  const left = sizes.map((size) => Math.max(0, size - mostUnits));
  return { units: places.flat(), edges, left, columns, most };
}
