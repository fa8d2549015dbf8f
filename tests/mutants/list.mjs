/** Edits of the core: the text `from`, which a file holds once, becomes `to`; one of the `tests` (GoogleTest's filter) has to fail. */
export const mutants = [
  {
    file: "core/expression/derivative.cpp",
    from: "return g_.negate(g_.unary(Op::sin, a));",
    to: "return g_.unary(Op::sin, a);",
    tests: "Expression.*",
  },
  {
    file: "core/expression/derivative.cpp",
    from: "if (node.op == Op::select) return g_.select(node.a, slope(node.b), slope(node.c));",
    to: "if (node.op == Op::select) return slope(node.b);",
    tests: "Derivative.*:Expression.*",
  },
  {
    file: "core/expression/parser.cpp",
    from: "const Id exponent = sign();",
    to: "const Id exponent = postfix();",
    tests: "Language.*",
  },
  {
    file: "core/expression/parser.cpp",
    from: "if (++depth_ <= kDeepest) return true;",
    to: "if (++depth_ <= 10 * kDeepest) return true;",
    tests: "Expression.hostile*",
  },
];
