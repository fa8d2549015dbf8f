import { language, other, tag } from "./language";
import { type Text, t, tOther, type Values } from "./text";

/** A term in the language of the moment with the small term of the other beside it: 梯度消失 vanishing gradient. */
export function Both({ text, values }: { text: Text; values?: Values }) {
  return (
    <>
      {t(text, values)} <small lang={tag(other(language.value))}>{tOther(text, values)}</small>
    </>
  );
}
