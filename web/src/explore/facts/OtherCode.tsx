import type { ActivationInfo } from "../../core/types";
import type { Choice } from "../../state/choice";
import { CodeLines } from "./CodeLines";
import { Elsewhere } from "./Elsewhere";
import { otherCode } from "./snippets";

/** The function in NumPy, Keras and JAX, and where they mean another by its name. */
export default function OtherCode({ choice, info }: { choice: Choice; info: ActivationInfo }) {
  return (
    <>
      {otherCode(choice, info).map((code) => (
        <CodeLines key={code.library} {...code} />
      ))}
      {info.kind === "elementwise" && <Elsewhere id={info.id} />}
    </>
  );
}
