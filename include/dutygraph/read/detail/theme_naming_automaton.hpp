#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/fwd.hpp>

/// \file
/// Many phrases in one automaton, which reads a text once whatever their number.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Finds all phrases of a set at once (Aho and Corasick). No hashing: a step looks among the
/// sorted continuations of a beginning, so no choice of words makes it slow.
class phrase_automaton {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  /// `phrases` must be sorted, distinct and not empty texts.
  explicit phrase_automaton(const std::vector<std::u32string>& phrases) {
    nodes_.emplace_back();
    std::vector<range> ranges = {{0, phrases.size(), 0}};  // of each node, until it is worked off
    for (std::uint32_t at = 0; at < nodes_.size(); ++at) {
      const auto [first, last, depth] = ranges[at];
      nodes_[at].first = static_cast<std::uint32_t>(nodes_.size());
      std::size_t begin = first;
      while (begin < last && phrases[begin].size() == depth) ++begin;
      while (begin < last) {
        const char32_t code = phrases[begin][depth];
        std::size_t end = begin + 1;
        while (end < last && phrases[end][depth] == code) ++end;
        steps_ += end - begin;
        add(at, code, phrases[begin].size() == depth + 1 ? begin : none);
        ranges.push_back({begin, end, depth + 1});
        begin = end;
      }
      nodes_[at].count = static_cast<std::uint32_t>(nodes_.size()) - nodes_[at].first;
    }
  }

  /// Reads one more character from `state` on (0 at the start) and calls `found(phrase)` for every
  /// phrase that ends there, the longest first.
  template <class Found>
  [[nodiscard]] std::uint32_t read(std::uint32_t state, char32_t code, Found found) {
    state = next_of(state, code);
    std::uint32_t at = nodes_[state].phrase != none ? state : nodes_[state].shorter;
    for (; at != none; at = nodes_[at].shorter) {
      ++steps_;
      found(nodes_[at].phrase);
    }
    return state;
  }

  /// How many times a node was looked at, for tests.
  [[nodiscard]] std::uint64_t steps() const noexcept { return steps_; }

 private:
  struct range {
    std::size_t first, last, depth;
  };
  struct node {
    char32_t code = 0;
    std::uint32_t first = 0;  ///< of its children, which follow each other
    std::uint32_t count = 0;
    std::uint32_t fallback = 0;    ///< the longest shorter beginning that ends here too
    std::uint32_t phrase = none;   ///< the one that ends here
    std::uint32_t shorter = none;  ///< the nearest fallback in which a phrase ends
  };

  void add(std::uint32_t parent, char32_t code, std::size_t phrase) {
    node made;
    made.code = code;
    made.phrase = static_cast<std::uint32_t>(phrase);
    if (parent != 0) made.fallback = next_of(nodes_[parent].fallback, code);
    const node& fallback = nodes_[made.fallback];
    made.shorter = fallback.phrase != none ? made.fallback : fallback.shorter;
    nodes_.push_back(made);
  }

  [[nodiscard]] std::uint32_t child_of(std::uint32_t parent, char32_t code) const noexcept {
    const auto begin = nodes_.begin() + nodes_[parent].first;
    const auto end = begin + nodes_[parent].count;
    const auto at = std::lower_bound(
        begin, end, code, [](const node& one, char32_t wanted) { return one.code < wanted; });
    if (at == end || at->code != code) return none;
    return static_cast<std::uint32_t>(at - nodes_.begin());
  }

  [[nodiscard]] std::uint32_t next_of(std::uint32_t state, char32_t code) {
    for (;;) {
      ++steps_;
      if (const std::uint32_t child = child_of(state, code); child != none) return child;
      if (state == 0) return 0;
      state = nodes_[state].fallback;
    }
  }

  std::vector<node> nodes_;
  std::uint64_t steps_ = 0;
};

}  // namespace detail

}  // namespace dutygraph
