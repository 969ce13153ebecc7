#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/model/graph.hpp>
#include <dutygraph/query/text_similarity.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// A node of the plan before and one of the plan after, as places within their kind.
using place_pair = std::pair<std::uint32_t, std::uint32_t>;

/// The items, or the headings, of two plans, and what two of them have in common.
class compared_work {
 public:
  compared_work(const graph& before, const graph& after, node_kind kind, const stop_token& stop)
      : before_(before),
        after_(after),
        kind_(kind),
        mine_(before.nodes(kind)),
        theirs_(after.nodes(kind)),
        titles_(all(&graph::name), stop),
        bodies_(all(&graph::text), stop) {}

  [[nodiscard]] id_range<node_id> before() const noexcept { return mine_; }
  [[nodiscard]] id_range<node_id> after() const noexcept { return theirs_; }

  [[nodiscard]] bool same_number(const place_pair& pair) const noexcept {
    return before_.number(mine_[pair.first]) == after_.number(theirs_[pair.second]);
  }
  /// Equal but for marks, blanks, width and capitals; two without a title have the same.
  [[nodiscard]] bool same_title(const place_pair& pair) const noexcept {
    return titles_.same(pair.first) == titles_.same(behind(pair.second));
  }
  [[nodiscard]] bool same_text(const place_pair& pair) const noexcept {
    return bodies_.same(pair.first) == bodies_.same(behind(pair.second));
  }
  [[nodiscard]] bool any_title(const place_pair& pair) const noexcept {
    return !titles_.blank(pair.first) || !titles_.blank(behind(pair.second));
  }
  [[nodiscard]] bool any_text(const place_pair& pair) const noexcept {
    return !bodies_.blank(pair.first) || !bodies_.blank(behind(pair.second));
  }
  [[nodiscard]] bool both_texts(const place_pair& pair) const noexcept {
    return !bodies_.blank(pair.first) && !bodies_.blank(behind(pair.second));
  }
  [[nodiscard]] double title(const place_pair& pair) const noexcept {
    return titles_.between(pair.first, behind(pair.second));
  }
  [[nodiscard]] double text(const place_pair& pair) const noexcept {
    return bodies_.between(pair.first, behind(pair.second));
  }
  /// True where neither is below a heading, or the headings right above have one title.
  [[nodiscard]] bool beside(const place_pair& pair) const noexcept {
    const auto one = before_.parent(mine_[pair.first]);
    const auto other = after_.parent(theirs_[pair.second]);
    if (!one || !other) return one.has_value() == other.has_value();
    return before_.name(*one) == after_.name(*other);
  }

  /// The pairs worth a score, sorted, each once: all of them up to `most`, else those that share a
  /// key, a title, a text, or some of their rarest pairs of characters. `more` are added.
  [[nodiscard]] std::vector<place_pair> candidates(std::uint64_t most, std::vector<place_pair> more,
                                                   const stop_token& stop) const {
    std::vector<place_pair> pairs;
    if (std::uint64_t{mine_.size()} * theirs_.size() <= most) {
      for (std::uint32_t one = 0; one < mine_.size(); ++one) {
        for (std::uint32_t other = 0; other < theirs_.size(); ++other)
          pairs.push_back({one, other});
      }
      return pairs;
    }
    pairs = std::move(more);
    add_same(titles_, pairs);
    add_same(bodies_, pairs);
    const std::uint32_t last = behind(theirs_.size());
    for (std::uint32_t one = 0; one < last; ++one) {
      stop.check("compare");
      const bool mine = one < mine_.size();
      for (const text_similarity* texts : {&titles_, &bodies_}) {
        for (const std::uint32_t other : texts->candidates(
                 one, mine ? mine_.size() : 0, mine ? last : mine_.size(), nearest, looked_at)) {
          pairs.push_back(mine ? place_pair(one, other - mine_.size())
                               : place_pair(other, one - mine_.size()));
        }
      }
      if (!mine) continue;
      const auto found = after_.find(kind_, before_.key(mine_[one]));
      if (found) pairs.push_back({one, theirs_.index(*found)});
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
  }

 private:
  static constexpr std::size_t nearest = 8;      // candidates of a node by one sort of text
  static constexpr std::size_t looked_at = 512;  // occurrences for it

  [[nodiscard]] std::uint32_t behind(std::uint32_t place) const noexcept {
    return mine_.size() + place;
  }

  /// What all nodes say, those before first.
  [[nodiscard]] std::vector<std::string_view> all(std::string_view (graph::*words)(node_id)
                                                      const noexcept) const {
    std::vector<std::string_view> out;
    for (const node_id node : mine_) out.push_back((before_.*words)(node));
    for (const node_id node : theirs_) out.push_back((after_.*words)(node));
    return out;
  }

  /// Of each title or text at most the nearest places: a thousand items of one title are no million
  /// pairs.
  void add_same(const text_similarity& texts, std::vector<place_pair>& pairs) const {
    std::vector<place_pair> after;  // text, place
    for (std::uint32_t place = 0; place < theirs_.size(); ++place) {
      if (!texts.blank(behind(place))) after.emplace_back(texts.same(behind(place)), place);
    }
    std::sort(after.begin(), after.end());
    for (std::uint32_t place = 0; place < mine_.size(); ++place) {
      const place_pair sought(texts.same(place), place);
      auto low = std::lower_bound(after.begin(), after.end(), sought);
      auto high = low;
      for (std::size_t half = 0; half < nearest / 2; ++half) {
        if (low != after.begin() && (low - 1)->first == sought.first) --low;
        if (high != after.end() && high->first == sought.first) ++high;
      }
      for (; low != high; ++low) pairs.push_back({place, low->second});
    }
  }

  const graph& before_;
  const graph& after_;
  node_kind kind_;
  id_range<node_id> mine_;
  id_range<node_id> theirs_;
  text_similarity titles_;
  text_similarity bodies_;
};

}  // namespace detail

}  // namespace dutygraph
