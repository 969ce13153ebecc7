#pragma once

// How tables of words that are searched in order must be made.

#include <cstddef>

/// No word of a table hides a longer one behind it: the first match wins.
template <class Table>
bool longest_first(const Table& table) {
  for (std::size_t first = 0; first < table.size(); ++first) {
    for (std::size_t later = first + 1; later < table.size(); ++later) {
      if (table[later].substr(0, table[first].size()) == table[first]) return false;
    }
  }
  return true;
}
