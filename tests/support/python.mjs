import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The Python of `npm run oracle`. */
export const oracle = fileURLToPath(new URL("../../build/oracle/bin/python", import.meta.url));

const names = { torch: "PyTorch", sklearn: "scikit-learn", numpy: "NumPy", keras: "Keras", jax: "JAX", scipy: "SciPy" };

/** Keras's default back end, TensorFlow, is not needed for anything here. */
const env = { ...process.env, KERAS_BACKEND: "jax", JAX_PLATFORMS: "cpu" };

/**
 * The Pythons that have these modules, with what they are: "PyTorch 2.13.0, NumPy 2.4.6". The oracle's comes first;
 * Debian's is not always the first on PATH.
 * @param {...string} modules
 * @returns {{ command: string, title: string }[]}
 */
export function pythonsWith(...modules) {
  const titles = new Set();
  return [oracle, "python3", "/usr/bin/python3"].flatMap((command) => {
    const versions = `import ${modules.join(", ")}\nprint(*(m.__version__ for m in (${modules.join(", ")},)))`;
    const { status, stdout } = spawnSync(command, ["-c", versions], { encoding: "utf8", env });
    if (status !== 0) return [];
    const found = stdout.trim().split("\n").at(-1).split(" ");
    const title = modules.map((name, i) => `${names[name] ?? name} ${found[i].split("+")[0]}`).join(", ");
    if (titles.has(title)) return [];
    titles.add(title);
    return [{ command, title }];
  });
}

/**
 * The first of them.
 * @param {...string} modules
 */
export const pythonWith = (...modules) => pythonsWith(...modules)[0]?.command;
