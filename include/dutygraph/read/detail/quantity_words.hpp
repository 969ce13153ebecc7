#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Finds the longest word of a table that stands at a place, by its first character: a reader asks
/// at every character, and few of them begin a word. `Entry` has a `word`.
template <class Entry, std::size_t Count>
class word_index {
 public:
  constexpr explicit word_index(const Entry (&entries)[Count]) noexcept : entries_(entries) {
    for (std::uint16_t& head : first_) head = none;
    for (std::size_t at = Count; at-- > 0;) {
      key_[at] = key_of(entries[at].word, 0);
      std::uint16_t& head = first_[slot_of(key_[at])];
      next_[at] = head;
      head = static_cast<std::uint16_t>(at);
    }
  }

  /// The longest word at `at` that ends at `end` or before; nothing if there is none.
  [[nodiscard]] constexpr const Entry* find(std::string_view text, std::size_t at,
                                            std::size_t end) const noexcept {
    const std::uint32_t key = key_of(text, at);
    const Entry* found = nullptr;
    for (std::uint16_t index = first_[slot_of(key)]; index != none; index = next_[index]) {
      if (key_[index] != key) continue;
      const std::string_view word = entries_[index].word;
      const bool longer = found == nullptr || word.size() > found->word.size();
      if (!longer || word.size() > end - at) continue;
      // The key is all of a word of one character.
      const bool whole = word.size() == (key < 0x80 ? 1 : 3);
      const bool fits = whole || text.substr(at, word.size()) == word;
      if (fits) found = &entries_[index];
    }
    return found;
  }

 private:
  static constexpr std::uint16_t none = 0xFFFF;
  static constexpr std::size_t slots = 4096;
  static_assert(Count < none);

  /// The first three bytes, or the one of an ASCII character.
  [[nodiscard]] static constexpr std::uint32_t key_of(std::string_view text,
                                                      std::size_t at) noexcept {
    const auto byte = [text](std::size_t place) {
      return std::uint32_t{static_cast<unsigned char>(place < text.size() ? text[place] : 0)};
    };
    const std::uint32_t first = byte(at);
    return first < 0x80 ? first : first << 16 | byte(at + 1) << 8 | byte(at + 2);
  }
  [[nodiscard]] static constexpr std::size_t slot_of(std::uint32_t key) noexcept {
    return (key * 0x9E3779B1U) >> 20;
  }

  const Entry* entries_;
  std::array<std::uint16_t, slots> first_{};
  std::array<std::uint16_t, Count> next_{};
  std::array<std::uint32_t, Count> key_{};
};

}  // namespace detail

}  // namespace dutygraph
