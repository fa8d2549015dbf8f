/** TeX → MathML, drawn while building by web/formulas.ts. */
declare module "virtual:formulas" {
  const formulas: Readonly<Record<string, string>>;
  export default formulas;
}
