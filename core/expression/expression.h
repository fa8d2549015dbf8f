#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/catalogue.h"
#include "core/expression/syntax.h"

/// An activation of one's own, from a formula.
namespace playground {

/// A parameter of a formula: what a slider offers, and where it starts.
struct ExpressionParameter {
  std::string name;
  float initial = 1, min = -5, max = 5, step = 0.1f;
  bool learnable = false;
};

struct ExpressionOptions {
  std::vector<ExpressionParameter> parameters;  ///< those that are not left as they are
  /// Every operation rounded as it is written, as a line of PyTorch is, overflow and cancellation included. Else the
  /// formula's value is what counts: log(1 + exp(x)) is computed as softplus(x).
  bool asWritten = false;
};

/// A formula made into an activation. Its entry can do all that a catalogue's can.
class Expression {
 public:
  using Made = std::variant<std::shared_ptr<const Expression>, expression::SyntaxError>;

  /// Equal sources and options give equal ids, wherever and whenever they are compiled.
  static Made compile(std::u16string_view source, const ExpressionOptions& options = {});

  virtual ~Expression() = default;
  virtual const Entry& entry() const = 0;
  virtual const std::u16string& source() const = 0;
  virtual const ExpressionOptions& options() const = 0;  ///< with all parameters, in the formula's order

  enum class Code { module, function, numpy, jax, header, onnx };
  /// Source text that computes the formula elsewhere: a torch.nn.Module, a torch.autograd.Function with our gradient,
  /// functions of NumPy and of JAX, a file for core/activations/, and a function in ONNX's textual syntax.
  virtual std::string code(Code code) const = 0;
};

/// Compiled activations by id, the least recently used of more than 256 forgotten. What trains keeps its own alive.
std::shared_ptr<const Expression> findExpression(std::string_view id);

}  // namespace playground
