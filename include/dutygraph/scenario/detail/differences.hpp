#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <dutygraph/model/table_builder.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// What `change` may say, in its order; the first three stand alone.
enum class difference : std::uint8_t {
  same,
  gained,
  lost,
  renamed,
  renumbered,
  moved,
  reworded,
  holders_changed,
  roles_changed
};
inline constexpr std::array<std::string_view, 9> difference_names = {
    "same",     "gained",          "lost",         "renamed", "renumbered", "moved",
    "reworded", "holders_changed", "roles_changed"};

/// The differences of one pair, or of one without a partner.
class difference_set {
 public:
  void add(difference one, bool applies = true) {
    if (applies) found_[static_cast<std::size_t>(one)] = true;
  }
  [[nodiscard]] bool has(difference one) const noexcept {
    return found_[static_cast<std::size_t>(one)];
  }
  void print(list_builder& out) const {
    for (std::size_t at = 0; at < found_.size(); ++at) {
      if (found_[at]) out.add_word(difference_names[at]);
    }
    out.end_list();
  }
  /// "same" if nothing else was found.
  void close() {
    add(difference::same, std::find(found_.begin(), found_.end(), true) == found_.end());
  }

 private:
  std::array<bool, difference_names.size()> found_{};
};

/// Adds up the differences of one kind of node.
struct difference_count {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  std::uint32_t both = 0;
  std::uint32_t inferred = 0;
  std::array<std::uint32_t, difference_names.size()> of{};

  void count(const difference_set& found, bool by_similarity) {
    for (std::size_t at = 0; at < of.size(); ++at) {
      of[at] += found.has(static_cast<difference>(at)) ? 1 : 0;
    }
    inferred += by_similarity ? 1 : 0;
  }
};

}  // namespace detail

}  // namespace dutygraph
