#include "core/expression/expression.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <list>

#include "core/bit_cast.h"
#include "core/expression/code.h"
#include "core/expression/derivative.h"
#include "core/expression/exact.h"
#include "core/expression/expand.h"
#include "core/expression/parser.h"
#include "core/expression/program.h"
#include "core/expression/recognise.h"
#include "core/expression/shape.h"
#include "core/expression/stable.h"
#include "core/expression/tex.h"

namespace playground {
namespace {

using expression::Id;
using expression::Parsed;
using expression::Program;
using expression::SyntaxError;

constexpr std::size_t kMostKept = 256;

/// FNV-1a over all that tells one activation from another.
class Hash {
 public:
  void add(std::uint64_t word) {
    for (int i = 0; i < 8; ++i, word >>= 8) hash_ = (hash_ ^ (word & 0xff)) * 0x100000001b3ull;
  }
  std::string text() const {
    std::string digits(16, '0');
    for (std::size_t i = 0; i < digits.size(); ++i) digits[i] = "0123456789abcdef"[hash_ >> (60 - 4 * i) & 15];
    return digits;
  }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325ull;
};

std::string idOf(std::u16string_view source, const ExpressionOptions& options) {
  Hash hash;
  hash.add(options.asWritten);
  hash.add(source.size());
  for (const char16_t c : source) hash.add(c);
  for (const ExpressionParameter& p : options.parameters) {
    hash.add(p.name.size());
    for (const char c : p.name) hash.add(static_cast<unsigned char>(c));
    for (const float value : {p.initial, p.min, p.max, p.step}) hash.add(bitCast<std::uint32_t>(value));
    hash.add(p.learnable);
  }
  return "own_" + hash.text();
}

/// The formula in UTF-8 (a half of a pair that stands alone never gets this far: no formula has one).
std::string utf8(std::u16string_view source) {
  std::string text;
  for (const char16_t c : source) {
    if (c < 0x80) {
      text += static_cast<char>(c);
    } else if (c < 0x800) {
      text += static_cast<char>(0xc0 | c >> 6);
      text += static_cast<char>(0x80 | (c & 0x3f));
    } else {
      text += static_cast<char>(0xe0 | c >> 12);
      text += static_cast<char>(0x80 | (c >> 6 & 0x3f));
      text += static_cast<char>(0x80 | (c & 0x3f));
    }
  }
  return text;
}

class Compiled final : public Expression {
 public:
  Compiled(std::u16string_view source, ExpressionOptions options, Parsed parsed, std::string id)
      : source_(source), options_(std::move(options)), parsed_(std::move(parsed)), id_(std::move(id)) {}

  void build() {
    expression::Graph& g = parsed_.graph;
    const Id x = g.leaf(expression::Op::x), written = parsed_.root;
    name_ = utf8(source_);
    formula_ = toTex(g, written, parsed_.parameters);
    const Id writtenSlope = expression::differentiate(g, written, x);
    derivativeFormula_ = toTex(g, writtenSlope, parsed_.parameters);
    const Id value = options_.asWritten ? written : expression::stabilise(g, written);
    const Id slope = options_.asWritten ? writtenSlope : expression::differentiate(g, value, x);
    roots_ = {value, slope, expression::differentiate(g, slope, x)};
    if (!options_.asWritten) known_ = expression::recognise(g, value);
    const std::size_t parameters = parsed_.parameters.size();
    for (std::size_t order = 0; order < 3; ++order)
      programs_.emplace_back(
          g, std::vector<Id>(roots_.begin(), roots_.begin() + static_cast<std::ptrdiff_t>(order) + 1), parameters);
    parameterSlopes_.assign(parameters, expression::kNone);
    for (std::size_t i = 0; i < parameters; ++i) {
      if (options_.parameters[i].learnable)
        parameterSlopes_[i] = expression::differentiate(g, expression::expand(g, value, expression::Expand::learned),
                                                        g.leaf(expression::Op::parameter, static_cast<int>(i)));
      const Id root = parameterSlopes_[i] == expression::kNone ? g.number(0) : parameterSlopes_[i];
      parameterPrograms_.emplace_back(g, std::vector<Id>{root}, parameters);
    }
    describe();
  }

  const Entry& entry() const override { return entry_; }
  const std::u16string& source() const override { return source_; }
  const ExpressionOptions& options() const override { return options_; }
  std::string code(Code code) const override {
    return expression::writeCode(code, {parsed_.graph, roots_, parameterSlopes_, options_, entry_});
  }

 private:
  void describe() {
    entry_.id = id_;
    entry_.expression = this;
    Info& info = entry_.info;
    info.name = name_;
    info.family = Family::own;
    info.formula = formula_;
    info.derivativeFormula = derivativeFormula_;
    info.expression = name_;
    for (const ExpressionParameter& p : options_.parameters) {
      info.parameters.push({.name = p.name, .min = p.min, .max = p.max, .step = p.step, .learnable = p.learnable});
      entry_.defaults.push_back(p.initial);
    }
    entry_.apply = {
        this, [](const void* self, const float* p, Order order, const float* from, std::size_t count, CurveArrays out) {
          const Compiled& own = of(self);
          if (own.known_ && own.known_->run(p, order, from, count, out)) return;
          own.programs_[static_cast<std::size_t>(order)].run(p, from, count,
                                                             {out.value, out.derivative, out.secondDerivative});
        }};
    entry_.exact = {this, [](const void* self, const float* p, double at) {
                      double results[3];
                      expression::evaluateExactly(of(self).parsed_.graph, of(self).roots_, p, at, results);
                      return Exact{results[0], results[1], results[2]};
                    }};
    entry_.kinks = {this, [](const void* self, const float* p) { return expression::findKinks(of(self).entry_, p); }};
    entry_.range = {this, [](const void* self, const float* p) { return expression::findRange(of(self).entry_, p); }};
    entry_.invalid = [](const float*) { return std::optional<InputError>(); };
    const bool learns = std::any_of(options_.parameters.begin(), options_.parameters.end(),
                                    [](const ExpressionParameter& p) { return p.learnable; });
    if (!learns) return;
    entry_.parameterDerivative = {
        this, [](const void* self, const float* p, std::size_t which, const float* from, std::size_t count,
                 float* out) { of(self).parameterPrograms_[which].run(p, from, count, {out, nullptr, nullptr}); }};
  }

  static const Compiled& of(const void* self) { return *static_cast<const Compiled*>(self); }

  std::u16string source_;
  ExpressionOptions options_;
  Parsed parsed_;
  std::string id_, name_, formula_, derivativeFormula_;
  std::vector<Id> roots_, parameterSlopes_;
  std::vector<Program> programs_, parameterPrograms_;
  std::optional<expression::BuiltIn> known_;
  Entry entry_;
};

/// Most recently used first.
std::list<std::shared_ptr<const Compiled>>& kept() {
  static std::list<std::shared_ptr<const Compiled>> list;
  return list;
}

/// The formula's parameters with what the options say of them.
std::optional<SyntaxError> settle(const std::vector<std::string>& names, ExpressionOptions& options) {
  std::vector<ExpressionParameter> settled;
  for (const std::string& name : names) {
    const auto found = std::find_if(options.parameters.begin(), options.parameters.end(),
                                    [&](const ExpressionParameter& p) { return p.name == name; });
    settled.push_back(found == options.parameters.end() ? ExpressionParameter{.name = name} : *found);
  }
  options.parameters = std::move(settled);
  return std::nullopt;
}

}  // namespace

Expression::Made Expression::compile(std::u16string_view source, const ExpressionOptions& given) {
  Parsed parsed;
  if (auto error = expression::parse(source, parsed)) return *error;
  ExpressionOptions options = given;
  settle(parsed.parameters, options);
  std::string id = idOf(source, options);
  if (auto known = findExpression(id)) return known;
  const auto made = std::make_shared<Compiled>(source, std::move(options), std::move(parsed), std::move(id));
  made->build();
  lookBeyond([](std::string_view wanted) -> std::shared_ptr<const Entry> {
    const auto found = findExpression(wanted);
    return found ? std::shared_ptr<const Entry>(found, &found->entry()) : nullptr;
  });
  kept().push_front(made);
  if (kept().size() > kMostKept) kept().pop_back();
  return std::shared_ptr<const Expression>(made);
}

std::shared_ptr<const Expression> findExpression(std::string_view id) {
  auto& list = kept();
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each->entry().id == id; });
  if (found == list.end()) return nullptr;
  list.splice(list.begin(), list, found);
  return list.front();
}

}  // namespace playground
