#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// How alike texts are by their characters: what `similarity` compares items by, for any texts.
///
/// The similarity of two texts is the cosine of their tf-idf vectors of neighbouring pairs of
/// characters, full-width ASCII as ASCII and capitals as small letters; marks, blanks and line
/// breaks part pairs and are no characters. A pair weighs its count in the text times
/// ln((N + 1)/(df + 1)) + 1, for df of the N texts with a pair. It is exactly 1 for texts of the
/// same characters, even a single one, and 0 where one has no character. The same for both
/// directions and any order of the texts, to the bit.
///
/// An immutable value that does not refer to the texts it was made of; copies share one state.
/// Making it is O(n log n) in the characters. Source: Salton and Buckley 1988 (Inf. Process. Manag.
/// 24:513).
class text_similarity {
 public:
  /// Throws `stopped`.
  explicit text_similarity(std::span<const std::string_view> texts, const stop_token& stop = {});

  /// True for a text without a character to compare.
  [[nodiscard]] bool blank(std::uint32_t text) const noexcept;
  /// The first text with the same characters as this one; two have the same or not.
  [[nodiscard]] std::uint32_t same(std::uint32_t text) const noexcept;
  /// 0..1. Linear in the pairs of the two.
  [[nodiscard]] double between(std::uint32_t one, std::uint32_t other) const noexcept;
  /// At most `most` of the texts from `first` up to `last` that share the rarest pairs of `text`,
  /// those with the greatest sum of products of weights first, ties by place. At most
  /// `looked_at` occurrences are looked at, the rarest pairs first, so that what all texts say
  /// costs nothing. O(pairs log + looked_at log).
  [[nodiscard]] std::vector<std::uint32_t> candidates(std::uint32_t text, std::uint32_t first,
                                                      std::uint32_t last, std::size_t most,
                                                      std::size_t looked_at) const;

 private:
  struct state;
  std::shared_ptr<const state> state_;
};

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/text_similarity_inl.hpp>
#endif
