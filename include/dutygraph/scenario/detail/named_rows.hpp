#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// `row 3 of the posts`: rows go from 1.
[[nodiscard]] inline std::string row_of(std::size_t index, std::string_view what) {
  return "row " + std::to_string(index + 1) + " of " + std::string(what);
}

/// Finds nodes of one kind by the names in rows of a table; a name that repeats is looked up once.
class row_names {
 public:
  row_names(const plan& where, node_kind kind) : where_(where), kind_(kind) {}

  /// The place of the node within its kind; errors say in which row the name stands.
  [[nodiscard]] std::uint32_t find(const std::string& name, const std::string& row) {
    const auto known = found_.find(name);
    if (known != found_.end()) return known->second;
    try {
      const node_id node = find_node(where_, kind_, name);
      const std::uint32_t place = where_.stated_graph().nodes(kind_).index(node);
      found_.emplace(name, place);
      return place;
    } catch (const unknown_name& fault) {
      throw unknown_name(name, std::string(to_string(kind_)) + " (" + row + ")", fault.nearest());
    } catch (const ambiguous_name& fault) {
      throw ambiguous_name(name + " (" + row + ")", fault.candidates());
    }
  }

 private:
  const plan& where_;
  node_kind kind_;
  std::unordered_map<std::string, std::uint32_t> found_;
};

}  // namespace detail

}  // namespace dutygraph
