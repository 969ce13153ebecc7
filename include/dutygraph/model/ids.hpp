#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A dense, permanent number of one sort of thing; two sorts never mix.
template <class Tag>
class strong_id {
 public:
  using value_type = std::uint32_t;

  constexpr strong_id() noexcept = default;
  constexpr explicit strong_id(value_type value) noexcept : value_(value) {}

  [[nodiscard]] constexpr value_type value() const noexcept { return value_; }
  friend constexpr auto operator<=>(const strong_id&, const strong_id&) = default;

 private:
  value_type value_ = 0;
};

using node_id = strong_id<struct node_tag>;
using edge_id = strong_id<struct edge_tag>;
using string_id = strong_id<struct string_tag>;

/// Consecutive ids, half open: a range for `for`, with `size()` and `[]`.
template <class Id>
class id_range {
 public:
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using iterator_concept = std::random_access_iterator_tag;
    using value_type = Id;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Id;

    constexpr iterator() noexcept = default;
    constexpr explicit iterator(std::uint32_t at) noexcept : at_(at) {}
    [[nodiscard]] constexpr Id operator*() const noexcept { return Id(at_); }
    constexpr iterator& operator++() noexcept {
      ++at_;
      return *this;
    }
    constexpr iterator operator++(int) noexcept {
      iterator before = *this;
      ++at_;
      return before;
    }
    friend constexpr bool operator==(const iterator&, const iterator&) = default;

   private:
    std::uint32_t at_ = 0;
  };

  constexpr id_range() noexcept = default;
  constexpr id_range(std::uint32_t first, std::uint32_t last) noexcept
      : first_(first), last_(last) {}

  [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(first_); }
  [[nodiscard]] constexpr iterator end() const noexcept { return iterator(last_); }
  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return last_ - first_; }
  [[nodiscard]] constexpr bool empty() const noexcept { return first_ == last_; }
  [[nodiscard]] constexpr Id operator[](std::uint32_t index) const noexcept {
    return Id(first_ + index);
  }
  [[nodiscard]] constexpr bool contains(Id id) const noexcept {
    return id.value() >= first_ && id.value() < last_;
  }
  /// The place of `id` in this range, from 0.
  [[nodiscard]] constexpr std::uint32_t index(Id id) const noexcept { return id.value() - first_; }

 private:
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

}  // namespace dutygraph
