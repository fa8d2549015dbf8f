import type { Plugin } from "vite";

const name = "virtual:spellings";

/**
 * How other libraries write each activation, asked of the core while building: by id, and by "gelu(tanh)" where a word
 * makes another function. The page loads them when somebody wants to see them.
 */
export function spellings(core: string): Plugin {
  return {
    name: "spellings",
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null;
      const { loadCore } = await import(/* @vite-ignore */ core);
      const api: import("playground-core").Core = await loadCore();
      const all = api
        .catalogue()
        .flatMap(({ id, parameters }) => [
          [id, api.spelling({ id })] as const,
          ...parameters.flatMap(({ name, choices = [], default: initial }) =>
            choices
              .filter((word) => word !== initial)
              .map((word) => [`${id}(${word})`, api.spelling({ id, parameters: { [name]: word } })] as const),
          ),
        ]);
      return `export default ${JSON.stringify(Object.fromEntries(all))}`;
    },
  };
}
