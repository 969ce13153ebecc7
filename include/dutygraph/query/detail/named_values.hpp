#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/query/detail/pace.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The shortest decimal that reads back as `value`.
[[nodiscard]] inline std::string decimal(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

/// Finds items by key, number or title as `find_node` does, but in O(log V) each.
class item_finder {
 public:
  explicit item_finder(const plan& where) : where_(where), structure_(where.stated_graph()) {
    const id_range<node_id> items = structure_.nodes(node_kind::item);
    names_.reserve(std::size_t{items.size()} * 2);
    for (const node_id item : items) {
      names_.emplace_back(structure_.number(item), item);
      if (structure_.name(item) != structure_.number(item)) {
        names_.emplace_back(structure_.name(item), item);
      }
    }
    std::sort(names_.begin(), names_.end());
  }

  [[nodiscard]] node_id find(std::string_view name) const {
    if (const auto item = structure_.find(node_kind::item, name)) return *item;
    const auto at = std::lower_bound(names_.begin(), names_.end(), std::pair(name, node_id(0)));
    const bool found = at != names_.end() && at->first == name;
    const bool several = found && at + 1 != names_.end() && (at + 1)->first == name;
    if (found && !several) return at->second;
    return find_node(where_, node_kind::item, name);  // throws, with the words for it
  }

 private:
  const plan& where_;
  const graph& structure_;
  std::vector<std::pair<std::string_view, node_id>> names_;
};

/// What `find` gives for `name`; its errors say in which row the name stands.
template <class Find>
[[nodiscard]] auto find_in_row(std::string_view name, const std::string& row, std::string_view kind,
                               const Find& find) {
  try {
    return find(name);
  } catch (const unknown_name& fault) {
    throw unknown_name(name, std::string(kind) + " (" + row + ")", fault.nearest());
  } catch (const ambiguous_name& fault) {
    throw ambiguous_name(std::string(name) + " (" + row + ")", fault.candidates());
  }
}

enum class zero : std::uint8_t { allowed, refused };

/// Puts `given` into `values` at the place that `find` gives for a name, and into `rows` the row,
/// from 1, that set it; 0 where none did. `what` names the argument in errors.
template <class Row, class Find>
void put_values(const std::vector<Row>& given, std::string_view what, std::string_view kind,
                const Find& find, std::vector<double>& values, std::vector<std::size_t>& rows,
                pace& steps, zero at_least = zero::allowed) {
  for (std::size_t index = 0; index < given.size(); ++index) {
    steps.step();
    const std::string row = "row " + std::to_string(index + 1) + " of " + std::string(what);
    const auto& [name, value] = given[index];
    const std::uint32_t place = find_in_row(name, row, kind, find);
    const bool none = at_least == zero::refused && value == 0.0;
    if (!std::isfinite(value) || value < 0.0 || none) {
      throw argument_error("query.value",
                           row + ": the value of “" + printable(name) + "” is " + decimal(value) +
                               "; give a finite number " +
                               (at_least == zero::refused ? "above 0" : "that is not negative"));
    }
    if (rows[place] != 0 && values[place] != value) {
      throw argument_error("query.value", row + ": “" + printable(name) + "” has " +
                                              decimal(values[place]) + " in row " +
                                              std::to_string(rows[place]) + " and " +
                                              decimal(value) + " here; give it one value");
    }
    values[place] = value;
    rows[place] = index + 1;
  }
}

}  // namespace detail

}  // namespace dutygraph
