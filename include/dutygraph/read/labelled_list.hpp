#pragma once

#include <vector>

#include <dutygraph/model/span.hpp>
#include <dutygraph/model/vocabulary.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What a label such as 牵头领导 says of the names after it.
struct label_meaning {
  dutygraph::role role = dutygraph::role::lead;
  node_kind kind = node_kind::leader;  ///< of the actors
  bool assigns = true;                 ///< false for 完成时限 and the like
  friend bool operator==(const label_meaning&, const label_meaning&) = default;
};

/// One label with the names after it.
struct labelled_list {
  label_meaning meaning;
  bool known = true;        ///< false for a label that the lexicon has not
  span label;               ///< as printed, without the colon
  span words;               ///< label, colon and names
  std::vector<span> names;  ///< as printed, in order; of people without their titles
  std::vector<span> terms;  ///< members that are a term and no name: 6月底完成
  bool open = false;        ///< ends in 等 or 有关部门
  friend bool operator==(const labelled_list&, const labelled_list&) = default;
};

}  // namespace dutygraph
