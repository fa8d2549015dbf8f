import { broken, type Refusal, vanished } from "../core/refusal";
import { language } from "./language";
import { fill, t } from "./text";

/**
 * What the core says of bad input, in Chinese. The core speaks English, in few phrases: what stands for a {0} is put
 * through the same list. A phrase that is not here is shown as it is; a test asks for those that the page can meet.
 */
const phrases: readonly (readonly [english: string, chinese: string])[] = [
  ["a finite number", "有限的数"],
  ["an integer", "整数"],
  ["{0} above {1}, below {2}", "大于 {1}、小于 {2} 的{0}"],
  ["{0} above {1}, at most {2}", "大于 {1}、不超过 {2} 的{0}"],
  ["{0} above {1}", "大于 {1} 的{0}"],
  ["{0}, at least {1}, at most {2}", "{1} 到 {2} 的{0}"],
  ["{0}, at least {1}, below {2}", "不小于 {1}、小于 {2} 的{0}"],
  ["{0}, at least {1}", "不小于 {1} 的{0}"],
  ["{0}, at most {1}", "不超过 {1} 的{0}"],
  ["less than max_val, {0}", "小于 max_val（{0}）的数"],
  ["at most upper, {0}", "不超过 upper（{0}）的数"],
  ["at most {0}, the text's last column", "至多 {0}（最后一列）"],
  ["at most {0} for a network of {1} hidden neurons", "隐藏神经元共 {1} 个时至多 {0}"],
  ["at most {0} rows", "至多 {0} 行"],
  ["at most {0} numbers", "至多 {0} 个数"],
  ["{0} to {1} numbers", "{0} 到 {1} 个数"],
  ["{0} to {1} classes", "{0} 到 {1} 类"],
  ["{0} to {1} rows", "{0} 到 {1} 行"],
  ["{0} numbers: labels times columns", "{0} 个数（标签数乘以列数）"],
  ["{0} cells in every line", "每行 {0} 格"],
  ["two columns or more, separated by , ; tab or blanks", "至少两列，以逗号、分号、制表符或空格分隔"],
  ["2 to {0} rows with a value in every column that is used", "2 到 {0} 行，在所用的各列里都有值"],
  ["at least one column of numbers beside the label's", "除标签外至少一列数"],
  ["at most {0}, and not the label's column", "不超过 {0}，且不是标签列"],
  ["a column of numbers, or of two texts", "数的列，或只有两种文字的列"],
  ["more than {0} MB", "多于 {0} MB"],
  ["at most {0} MB", "至多 {0} MB"],
  ["each column once", "每列只用一次"],
  ["at most {0} columns", "至多 {0} 列"],
  ["at most {0} cells", "至多 {0} 格"],
  ["cell {0}", "第 {0} 格"],
  ["none", "没有"],
  ["a closing quote", "收尾的引号"],
  ["a number", "数"],
  ["a text, or else features and labels", "一段文字，或特征和标签"],
  ["one activation, or one for each of the {0} hidden layers", "一个激活函数，或 {0} 个隐藏层各一个"],
  ["false where optimizer.momentum is 0", "动量 optimizer.momentum 为 0 时只能为 false"],
  ["mse or huber for data without classes", "没有类别的数据用 mse 或 huber"],
  ["cross_entropy or nll for more than two classes", "两类以上用 cross_entropy 或 nll"],
  ["enough to leave a sample to train on", "至少留下一个训练样本的比例"],
  [
    "a size that leaves no batch of one sample, for batch normalisation needs two; there are {0} to train on",
    "不会剩下单个样本的批大小（批归一化至少要两个样本）；训练样本共 {0} 个",
  ],
  ["{0} at line {1}, column {2}", "第 {1} 行第 {2} 列的{0}"],
  ["a quote without its end", "没有收尾的引号"],
  ["a missing cell", "缺一格"],
  ["one cell too many", "多出的一格"],
  ["text of one column", "只有一列的文字"],
  ["text of {0} rows", "只有 {0} 行的文字"],
  ["text of {0} row", "只有 {0} 行的文字"],
  ["a list of {0}", "{0} 项的列表"],
  ["row {0}", "第 {0} 行"],
  ["{0} columns", "{0} 列"],
  ["{0} classes", "{0} 类"],
  ["{0} class", "{0} 类"],
  ["{0} numbers", "{0} 个数"],
  ["nothing", "空"],
  [vanished, "训练它的后台线程一再丢失"],
  [broken, "训练它的后台线程崩溃了，多半是内存不够：减少轮数、选手或样本数可以少占内存"],
];

const patterns = phrases.map(([english, chinese]) => {
  const escaped = english.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\d\}/g, "(.+)");
  return { pattern: new RegExp(`^${escaped}$`, "s"), chinese };
});

/** A text is quoted from the visitor's own data: that stays as it is. */
const isQuoted = (text: string) => text.startsWith('"');

function chinese(text: string): string {
  if (isQuoted(text) && text.endsWith('"')) return text;
  for (const { pattern, chinese: form } of patterns) {
    const parts = pattern.exec(text)?.slice(1);
    if (parts) return fill(form, Object.fromEntries(parts.map((part, i) => [i, chinese(part)])));
  }
  return text;
}

const inLanguage = (text: string): string => (language.value === "zh" ? chinese(text) : text);

const sentence = { zh: "{field} 为 {value}，应为{allowed}", en: "{field} is {value}; allowed: {allowed}" };

/** Why the core refused, in the page's language. */
export function reason({ field, value, allowed, message }: Refusal): string {
  if (field === undefined) return inLanguage(message);
  return t(sentence, { field, value: inLanguage(value ?? ""), allowed: inLanguage(allowed ?? "") });
}
