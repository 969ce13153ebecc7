#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/date.hpp>
#include <dutygraph/model/diagnostic.hpp>
#include <dutygraph/model/quantity.hpp>
#include <dutygraph/model/span.hpp>
#include <dutygraph/model/vocabulary.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// \file
/// Plain records: what readers make and `build` turns into a graph. They hold no ids; everything
/// refers by kind and key, so that any source (text, table, JSON, a program) can write them.

/// What is known of the document as a whole. Empty strings mean "not stated".
struct document_record {
  std::string title;                    ///< the plan's own heading
  std::string notice;                   ///< the covering notice's heading
  std::string issuer;                   ///< the body that issued it (发文机关)
  std::optional<dutygraph::date> date;  ///< when it was issued
  std::optional<std::int32_t> year;     ///< the year it plans: the title's, else the date's
  std::vector<std::string> addressees;  ///< whom the notice addresses (主送机关)
  plan_kind kind = plan_kind::plan_with_responsibilities;
  std::string encoding;  ///< of the input, such as `utf-8`; empty without an input
  std::string file;      ///< as the caller named it
  friend bool operator==(const document_record&, const document_record&) = default;
};

/// One node. `key` is unique within its kind: for work the numbers of all enclosing headings and
/// its own joined by `/`, for actors, task forces and themes the name, for commitments any text.
struct node_record {
  node_kind kind = node_kind::item;
  std::string key;
  std::string number;   ///< the printed numeral without its closing mark; work only
  std::string name;     ///< title of work, name of the rest
  std::string text;     ///< body after the title; items and subitems
  std::string group;    ///< the words that announce a theme or task force; a table's spanning cell
  std::string parent;   ///< key of the enclosing heading (or item, of a subitem); empty at the top
  double effort = 1.0;  ///< of an item, in any unit, finite and not negative
  bool attitude = false;  ///< of a theme: it asks for a way of working, not for a piece of work
  span words;             ///< all of it, as printed
  span name_words;        ///< of the name or title
  span text_words;        ///< of the body
  shared_commitment commitment;  ///< what a commitment says; none for other kinds
  friend bool operator==(const node_record&, const node_record&) = default;
};

/// Names one node: work by key, the rest by name.
struct node_reference {
  node_kind kind = node_kind::item;
  std::string key;
  friend bool operator==(const node_reference&, const node_reference&) = default;
};

/// One edge other than `contains`, which follows from the parents.
struct edge_record {
  dutygraph::relation relation = dutygraph::relation::assigned;
  node_reference source;
  node_reference target;
  dutygraph::role role = dutygraph::role::lead;            ///< as printed; assigned edges only
  dutygraph::role effective_role = dutygraph::role::lead;  ///< after a rule stated for the text
  std::string role_word;                                   ///< as printed
  std::string rule;  ///< what made the role effective, or the edge inherited; empty if nothing did
  dutygraph::provenance provenance = dutygraph::provenance::stated;
  bool open_list = false;  ///< its list ends in 等 or 有关部门
  double score = 1.0;      ///< 0..1; below 1 only where inferred
  std::vector<std::string>
      matched;      ///< phrases that an inferred edge rests on, or a person's reason
  span words;       ///< the words that say so
  span name_words;  ///< the actor's name within them
  friend bool operator==(const edge_record&, const edge_record&) = default;
};

/// A body outside the plan's actors that the text of an item leans on (会同组织部门). It is said to
/// be mentioned and nothing else: no node, no edge, in no count.
struct mention_record {
  std::string item;  ///< key
  std::string name;  ///< as printed
  std::string word;  ///< that leans on it: 会同
  span words;        ///< the clause that says so
  span name_words;   ///< the name within it
  friend bool operator==(const mention_record&, const mention_record&) = default;
};

/// Where a part of a text stood in the document that it was extracted from, such as 表1!B3 or
/// paragraph 12: from byte `begin` on, up to the next.
struct source_place {
  std::uint32_t begin = 0;
  std::string name;
  friend bool operator==(const source_place&, const source_place&) = default;
};

/// The name of the place of byte `at`, of places in rising order; empty before the first. O(log).
[[nodiscard]] inline std::string_view place_at(const std::vector<source_place>& places,
                                               std::uint32_t at) noexcept {
  const auto behind = std::upper_bound(
      places.begin(), places.end(), at,
      [](std::uint32_t begin, const source_place& one) { return begin < one.begin; });
  return behind == places.begin() ? std::string_view() : std::string_view((behind - 1)->name);
}

/// Everything a plan is made of.
struct plan_records {
  document_record document;
  std::optional<std::string> text;            ///< decoded; absent for a corpus or one's own data
  std::vector<node_record> nodes;             ///< in document order
  std::vector<edge_record> edges;             ///< in document order
  std::vector<mention_record> mentions = {};  ///< in document order
  std::vector<diagnostic> diagnostics;
  std::vector<source_place> places = {};  ///< of an extracted text, in rising order of `begin`
};

/// Finds the `drives` edges that a text does not state. Called at most once, on first use.
using linker = std::function<std::vector<edge_record>(const plan&, const stop_token&)>;

}  // namespace dutygraph
