import { spawnSync } from "node:child_process";

/**
 * A Python that has these modules, if there is one; Debian's is not always the first on PATH.
 * @param {...string} modules
 */
export const pythonWith = (...modules) =>
  ["python3", "/usr/bin/python3"].find(
    (name) => spawnSync(name, ["-c", `import ${modules.join(", ")}`], { stdio: "ignore" }).status === 0,
  );
