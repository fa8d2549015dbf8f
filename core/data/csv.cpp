#include "core/data/csv.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

namespace playground {
namespace {

struct Cell {
  std::string text;
  int line;
};

using Row = std::vector<Cell>;

/// `what` at a place of the text, as the value of the error.
InputError at(int line, std::size_t column, const std::string& what, std::string allowed) {
  return {"csv", what + " at line " + numberText(line) + ", column " + numberText(static_cast<double>(column)),
          std::move(allowed)};
}

std::string quoted(const std::string& text) {
  return "\"" + (text.size() > 40 ? text.substr(0, 40) + "..." : text) + "\"";
}

/// Splits the text into cells. Blank lines do not count.
class Reader {
 public:
  Reader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// The next row; empty at the end. `error` is set where a quote is not closed.
  Row next(std::optional<InputError>& error) {
    Row row;
    while (at_ < text_.size() && row.empty() && !error) row = line(error);
    return row;
  }

 private:
  bool atLineEnd() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

  Row line(std::optional<InputError>& error) {
    Row row;
    const int first = line_;
    for (;;) {
      row.push_back({cell(row.size() + 1, error), first});
      if (error) return {};
      if (atLineEnd()) break;
      ++at_;  // the separator
    }
    if (at_ < text_.size()) {
      const bool pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
      at_ += pair ? 2 : 1;
      ++line_;
    }
    if (row.size() == 1 && row[0].text.empty()) row.clear();
    return row;
  }

  std::string cell(std::size_t column, std::optional<InputError>& error) {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    std::string content;
    if (at_ < text_.size() && text_[at_] == '"') {
      const int opened = line_;
      ++at_;
      for (;; ++at_) {
        if (at_ >= text_.size()) {
          error = at(opened, column, "a quote without its end", "a closing quote");
          return {};
        }
        if (text_[at_] == '"') {
          if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
          ++at_;
        }
        line_ += text_[at_] == '\n';
        content += text_[at_];
      }
      ++at_;
    }
    while (!atLineEnd() && text_[at_] != separator_) content += text_[at_++];
    while (!content.empty() && content.back() == ' ') content.pop_back();
    return content;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
};

/// The separator that the first line has most of, outside of quotes.
char findSeparator(std::string_view text) {
  int commas = 0, semicolons = 0, tabs = 0;
  bool inQuotes = false;
  for (const char c : text) {
    if (c == '"') inQuotes = !inQuotes;
    if (inQuotes) continue;
    if ((c == '\n' || c == '\r') && commas + semicolons + tabs > 0) break;
    commas += c == ',';
    semicolons += c == ';';
    tabs += c == '\t';
  }
  if (semicolons > 0 && semicolons >= tabs) return ';';
  return tabs > 0 ? '\t' : ',';
}

/// Decimal numbers only: what strtod takes beyond them (hexadecimal, inf, nan) is text.
std::optional<float> number(std::string text, bool decimalComma) {
  if (decimalComma && text.find('.') == std::string::npos) std::replace(text.begin(), text.end(), ',', '.');
  if (text.empty() || text.find_first_not_of("0123456789+-.eE") != std::string::npos) return std::nullopt;
  char* end = nullptr;
  const auto value = static_cast<float>(std::strtod(text.c_str(), &end));
  if (*end != '\0' || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// A first row is a header if no cell of it, the label's aside, is a number.
bool isHeader(const Row& row, std::size_t label, bool decimalComma) {
  for (std::size_t i = 0; i < row.size(); ++i)
    if (i != label && (row[i].text.empty() || number(row[i].text, decimalComma))) return false;
  return true;
}

/// Numbers for text labels, in the order of the texts.
void numberLabels(const std::vector<std::string>& texts, Dataset& data) {
  const std::set<std::string> distinct(texts.begin(), texts.end());
  data.classNames.assign(distinct.begin(), distinct.end());
  for (const std::string& text : texts)
    data.labels.push_back(static_cast<float>(std::lower_bound(data.classNames.begin(), data.classNames.end(), text) -
                                             data.classNames.begin()));
}

}  // namespace

Result<Dataset> readCsv(std::string_view text, std::optional<double> labelColumn, Task task) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  const char separator = findSeparator(text);
  const bool decimalComma = separator != ',';
  Reader reader(text, separator);
  std::optional<InputError> error;
  Row row = reader.next(error);
  if (error) return *error;
  const std::size_t width = row.size();
  if (width < 2) return InputError{"csv", "text of one column", "two columns or more, separated by , ; or tab"};
  if (width > kMaxColumns + 1u)
    return at(row[0].line, width, numberText(static_cast<double>(width)) + " columns",
              "at most " + numberText(kMaxColumns) + " columns and the label's");
  const auto label = static_cast<std::size_t>(labelColumn.value_or(static_cast<double>(width - 1)));
  if (label >= width)
    return InputError{"labelColumn", numberText(*labelColumn),
                      "at most " + numberText(static_cast<double>(width - 1)) + ", the text's last column"};

  Dataset data;
  data.columns = static_cast<int>(width) - 1;
  if (isHeader(row, label, decimalComma)) {
    for (std::size_t i = 0; i < width; ++i)
      if (i != label) data.names.push_back(row[i].text);
    row = reader.next(error);
  }
  std::vector<std::string> labels;
  std::vector<int> lines;
  for (; !row.empty(); row = reader.next(error)) {
    const int line = row[0].line;
    if (row.size() != width)
      return at(line, std::min(row.size(), width) + 1, row.size() < width ? "a missing cell" : "one cell too many",
                numberText(static_cast<double>(width)) + " cells in every line");
    if (labels.size() == static_cast<std::size_t>(kMaxRows))
      return at(line, 1, "row " + numberText(kMaxRows + 1.0), "at most " + numberText(kMaxRows) + " rows");
    for (std::size_t i = 0; i < width; ++i) {
      if (row[i].text.empty()) return at(line, i + 1, "a missing cell", i == label ? "a label" : "a number");
      if (i == label) continue;
      const auto value = number(row[i].text, decimalComma);
      if (!value) return at(line, i + 1, quoted(row[i].text), "a finite number");
      data.features.push_back(*value);
    }
    labels.push_back(row[label].text);
    lines.push_back(line);
  }
  if (error) return *error;
  data.samples = static_cast<int>(labels.size());
  if (data.samples < 2)
    return InputError{"csv", "text of " + numberText(data.samples) + (data.samples == 1 ? " row" : " rows"),
                      "2 to " + numberText(kMaxRows) + " rows"};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto value = number(labels[i], decimalComma);
    if (value) {
      data.labels.push_back(*value);
      continue;
    }
    if (task == Task::regression) return at(lines[i], label + 1, quoted(labels[i]), "a finite number");
    data.labels.clear();
    numberLabels(labels, data);
    break;
  }
  return data;
}

}  // namespace playground
