#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <dutygraph/model/graph.hpp>
#include <dutygraph/query/detail/exact_sum.hpp>
#include <dutygraph/query/detail/feature_rows.hpp>
#include <dutygraph/query/detail/pace.hpp>
#include <dutygraph/text/character.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// A folded character of an item's title or body, and where it was printed.
struct printed_character {
  char32_t code = 0;
  bool parted = true;  ///< a mark, a blank or a beginning stands before it
  bool in_body = false;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Adds the characters of `text` by which texts are compared. Linear.
inline void read_characters(std::string_view text, bool in_body,
                            std::vector<printed_character>& out) {
  bool parted = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code = fold_ascii(next_code_point(text, at));
    if (is_phrase_character(code)) {
      out.push_back({code, parted, in_body, static_cast<std::uint32_t>(begin),
                     static_cast<std::uint32_t>(at)});
      parted = false;
    } else if (!is_default_ignorable(code)) {
      parted = true;
    }
  }
}

/// The characters of title and body by which an item is compared. Linear.
inline void read_characters(const graph& structure, node_id item,
                            std::vector<printed_character>& out) {
  out.clear();
  read_characters(structure.name(item), false, out);
  read_characters(structure.text(item), true, out);
}

/// The neighbouring pairs of characters of all items, in order of code points, so that the order of
/// the items has no part in any sum over them.
class character_pairs {
 public:
  character_pairs(const graph& structure, pace& steps)
      : character_pairs(
            structure.nodes(node_kind::item).size(),
            [&structure](std::uint32_t item, std::vector<printed_character>& out) {
              read_characters(structure, structure.nodes(node_kind::item)[item], out);
            },
            steps) {}

  /// Of any texts instead of items: `read(text, out)` fills `out` with the characters of one.
  template <class Read>
  character_pairs(std::uint32_t texts, const Read& read, pace& steps) {
    struct occurrence {
      std::uint64_t pair;
      std::uint32_t item;
      std::uint32_t count;
    };
    std::vector<occurrence> all;
    std::vector<printed_character> characters;
    std::vector<std::uint64_t> pairs;
    for (std::uint32_t item = 0; item < texts; ++item) {
      read(item, characters);
      pairs.clear();
      for (std::size_t at = 1; at < characters.size(); ++at) {
        steps.step();
        if (!characters[at].parted) pairs.push_back(pair_at(characters, at - 1));
      }
      std::sort(pairs.begin(), pairs.end());
      if (!pairs.empty()) ++with_text_;
      for (std::size_t at = 0; at < pairs.size();) {
        const auto end = std::upper_bound(pairs.begin() + static_cast<std::ptrdiff_t>(at),
                                          pairs.end(), pairs[at]);
        const auto next = static_cast<std::size_t>(end - pairs.begin());
        all.push_back({pairs[at], item, static_cast<std::uint32_t>(next - at)});
        at = next;
      }
    }
    std::sort(all.begin(), all.end(), [](const occurrence& one, const occurrence& other) {
      return one.pair != other.pair ? one.pair < other.pair : one.item < other.item;
    });
    for (std::size_t at = 0; at < all.size();) {
      std::size_t next = at;
      while (next < all.size() && all[next].pair == all[at].pair) ++next;
      const auto items_with = static_cast<double>(next - at);
      pairs_.push_back(all[at].pair);
      information_.push_back(std::log((with_text_ + 1.0) / (items_with + 1.0)) + 1.0);
      for (; at < next; ++at) {
        steps.step();
        items_.entries.push_back({all[at].item, product_of(all[at].count, information_.back())});
      }
      items_.end_row();
    }
  }

  /// The pair that begins at `at`.
  [[nodiscard]] static std::uint64_t pair_at(std::span<const printed_character> characters,
                                             std::size_t at) noexcept {
    return static_cast<std::uint64_t>(characters[at].code) << 32 | characters[at + 1].code;
  }
  /// For each pair the items that have it, with its weight there.
  [[nodiscard]] const entry_rows& items() const noexcept { return items_; }
  /// ln((N + 1)/(df + 1)) + 1 of a pair that some item has.
  [[nodiscard]] double information(std::uint64_t pair) const noexcept {
    const auto at = std::lower_bound(pairs_.begin(), pairs_.end(), pair);
    return information_[static_cast<std::size_t>(at - pairs_.begin())];
  }
  [[nodiscard]] std::uint32_t with_text() const noexcept { return with_text_; }

 private:
  std::vector<std::uint64_t> pairs_;
  std::vector<double> information_;
  entry_rows items_;
  std::uint32_t with_text_ = 0;
};

}  // namespace detail

}  // namespace dutygraph
