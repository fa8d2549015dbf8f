#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue.h"

/// Reading the tests' data files: lines of fields with commas between, `#` begins a comment.
namespace playground::data {

inline std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, separator);) fields.push_back(field);
  if (!line.empty() && line.back() == separator) fields.emplace_back();
  return fields;
}

/// A file below tests/data, past the comments that it begins with.
inline std::ifstream open(const std::string& file) {
  std::ifstream in(std::string(PLAYGROUND_TEST_DATA "/") + file);
  for (std::string comment; in.peek() == '#';) std::getline(in, comment);
  return in;
}

using Lines = std::vector<std::vector<std::string>>;

/// All lines of a file below tests/data, or nothing if it is not there.
inline std::optional<Lines> read(const std::string& file) {
  std::ifstream in = open(file);
  if (!in) return std::nullopt;
  Lines lines;
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line[0] != '#') lines.push_back(split(line, ','));
  return lines;
}

/// The lines of a file that has to be there; where it is not, a failure that says how to make it.
inline Lines require(const std::string& file, const std::string& how) {
  const Lines lines = read(file).value_or(Lines{});
  EXPECT_FALSE(lines.empty()) << "tests/data/" << file << " is missing or empty. " << how;
  return lines;
}

/// How an activation gets what it is held to.
inline std::string truthCommand(const Entry& entry) {
  return "Write the paper's formula into tests/oracle/formulas.py, then: npm run truth -- " + std::string(entry.id);
}

inline double number(const std::string& text) { return std::strtod(text.c_str(), nullptr); }
inline float number32(const std::string& text) { return std::strtof(text.c_str(), nullptr); }

/// "alpha=0.5;beta=2" on top of the defaults; a word where the parameter is a choice of words.
inline std::vector<float> parameters(const Entry& entry, const std::string& text) {
  std::vector<float> values = entry.defaults;
  for (const std::string& assignment : split(text, ';')) {
    const std::size_t equals = assignment.find('=');
    const std::string name = assignment.substr(0, equals), value = assignment.substr(equals + 1);
    bool known = false;
    for (std::size_t p = 0; p < values.size(); ++p) {
      const Parameter& parameter = entry.info.parameters[p];
      if (parameter.name != name) continue;
      known = true;
      values[p] = number32(value);
      for (std::size_t c = 0; c < parameter.choices.size(); ++c)
        if (parameter.choices[c] == value) values[p] = static_cast<float>(c);
    }
    EXPECT_TRUE(known) << entry.id << " has no parameter " << name << ", of which its data speak";
  }
  return values;
}

/// The catalogue's entry for a class of torch.nn, or null.
inline const Entry* findModule(std::string_view module) {
  for (const Entry& entry : catalogue())
    if (entry.info.torch.module == module) return &entry;
  return nullptr;
}

}  // namespace playground::data
