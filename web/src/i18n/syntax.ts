import type { Text } from "./text";

/** What is wrong with a formula, by the core's word for each kind of mistake (core/expression/parser.cpp). */
export const syntax = {
  argument: {
    zh: "{found} 是函数，要写上自变量，例如 {found}(x)。",
    en: "{found} is a function: give it an argument, as in {found}(x).",
  },
  character: { zh: "这个字符在公式里没有意义。", en: "This character has no meaning here." },
  choice: { zh: "没有这个选项。", en: "There is no such choice." },
  close: { zh: "这个右括号没有对应的左括号。", en: "This bracket closes nothing." },
  colon: { zh: "条件式 c ? a : b 缺少冒号。", en: "A choice c ? a : b needs its colon." },
  deep: { zh: "嵌套超过 64 层。", en: "More than 64 levels of nesting." },
  else: { zh: "a if c else b 缺少 else。", en: "a if c else b needs its else." },
  empty: { zh: "还没有公式。试试 x * sigmoid(x)。", en: "There is no formula yet. Try x * sigmoid(x)." },
  end: { zh: "公式在这里断了，后面还缺东西。", en: "The formula breaks off here: something is missing." },
  equals: { zh: "比较大小相等要写 ==。", en: "Write == to compare." },
  few: { zh: "{found} 的自变量不够。", en: "{found} needs more arguments." },
  function: { zh: "没有这个函数。是不是 {found}？", en: "There is no such function. Do you mean {found}?" },
  implicit: { zh: "乘号不能省：两项相乘请写 *。", en: "Write * where two things are multiplied." },
  infinite: { zh: "公式里的数必须有限。", en: "Numbers in a formula are finite." },
  keyword: { zh: "没有名为 {found} 的参数。", en: "There is no argument {found}." },
  large: { zh: "这个数超出 float32 的范围。", en: "This number is larger than any float32." },
  long: { zh: "公式最多 500 个字符。", en: "A formula has at most 500 characters." },
  many: { zh: "{found} 的自变量太多。", en: "{found} takes fewer arguments." },
  module: {
    zh: "{found} 是模块，要先创建再调用：{found}()(x)。",
    en: "{found} makes a module: call it, as in {found}()(x).",
  },
  name: { zh: "名字最多 32 个字母。", en: "A name has at most 32 letters." },
  open: { zh: "这个左括号没有闭合。", en: "This bracket is not closed." },
  operand: { zh: "这里缺一个数、x 或名字。", en: "A number, x or a name is missing here." },
  parameter: { zh: "{found} 的参数不能随 x 变化。", en: "The parameters of {found} may not depend on x." },
  parameters: { zh: "一个公式最多 8 个参数。", en: "A formula has at most 8 parameters." },
  quote: { zh: "这个引号没有闭合。", en: "This quote is not closed." },
  range: { zh: "参数值超出允许的范围：{found}。", en: "A parameter's value is not allowed; allowed: {found}." },
  text: {
    zh: "引号里的文字只能作选项，例如 gelu(x, approximate='tanh')。",
    en: "A quoted text stands only for a choice, as in gelu(x, approximate='tanh').",
  },
  twice: { zh: "这个参数给了两次。", en: "This argument is given twice." },
  unexpected: { zh: "这里不该出现它。", en: "This is not expected here." },
} satisfies Record<string, Text>;
