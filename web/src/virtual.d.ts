/** TeX → MathML, drawn while building by web/formulas.ts. */
declare module "virtual:formulas" {
  const formulas: Readonly<Record<string, string>>;
  export default formulas;
}

/** How other libraries write each activation, gathered while building by web/spellings.ts. */
declare module "virtual:spellings" {
  const spellings: Readonly<Record<string, import("playground-core").Spelling>>;
  export default spellings;
}
