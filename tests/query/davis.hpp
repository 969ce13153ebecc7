#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <dutygraph/build/assignments.hpp>

/// Davis's Southern Women (A. Davis, B. B. Gardner, M. R. Gardner, Deep South, 1941): 18 women, 14
/// events, 89 attendances; the sample that the Python package ships.
inline dutygraph::plan davis() {
  std::ifstream file("python/dutygraph/samples/davis_southern_women.csv");
  if (!file) throw std::runtime_error("the tests run in the project's folder");
  std::vector<dutygraph::assignment_row> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const std::size_t comma = line.find(',');
    dutygraph::assignment_row& row = rows.emplace_back();
    row.actor = line.substr(0, comma);
    row.item = line.substr(comma + 1);
  }
  return dutygraph::from_assignments(rows);
}
