#pragma once

#include <dutygraph/read/document_kind.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <dutygraph/read/lexicon.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// A title without closing quotes and a bracket such as （试行） at its end.
[[nodiscard]] DUTYGRAPH_INLINE std::string_view without_end_marks(std::string_view words) noexcept {
  words.remove_suffix(match_end(words, lexicon::closing_quotes));
  words.remove_suffix(match_end(words, lexicon::closing_title_marks));
  if (match_end(words, lexicon::closing_brackets) == 0) return words;
  std::size_t last = 0;
  for (const std::string_view mark : lexicon::opening_brackets) {
    const std::size_t at = words.rfind(mark);
    if (at != std::string_view::npos) last = std::max(last, at);
  }
  return last > 0 ? words.substr(0, last) : words;
}

/// A title without blanks and line breaks: 国 务 院 工 作 规 则.
class unspaced_title {
 public:
  unspaced_title(std::string_view text, span title) {
    if (!title.present()) return;
    for (std::size_t at = title.begin; (at = skip_blanks(text, at, title.end)) < title.end; ++at) {
      words_.push_back(text[at]);
      printed_.push_back(static_cast<std::uint32_t>(at));
    }
  }

  [[nodiscard]] std::string_view words() const noexcept { return words_; }
  /// Where a part of it, not empty, stands in the text.
  [[nodiscard]] span printed(std::size_t begin, std::size_t end) const noexcept {
    return span_of(printed_[begin], printed_[end - 1] + std::size_t{1});
  }

 private:
  std::string words_;
  std::vector<std::uint32_t> printed_;  // of each byte
};

}  // namespace detail

DUTYGRAPH_INLINE std::optional<other_document> find_other_document(std::string_view text,
                                                                   span title) {
  const detail::unspaced_title title_words(text, title);
  std::string_view words = title_words.words();
  if (words.empty()) return std::nullopt;
  const bool notice = words.ends_with(lexicon::notice_end);
  if (notice) words.remove_suffix(lexicon::notice_end.size());
  words = detail::without_end_marks(words);
  const auto found = [&](std::size_t begin, std::size_t size, bool always) {
    return other_document{title_words.printed(begin, begin + size), always};
  };
  if (const std::size_t size = match_end(words, lexicon::comment_words)) {
    return found(words.size() - size, size, true);
  }
  if (const std::size_t size = match_any(words, 0, lexicon::comment_starts)) {
    return found(0, size, true);
  }
  for (const std::string_view word : lexicon::people_words) {
    const std::size_t at = words.find(word);
    if (at != std::string_view::npos) return found(at, word.size(), true);
  }
  if (notice) {
    for (const std::string_view word : lexicon::founding_words) {
      const std::size_t at = words.find(word);
      if (at != std::string_view::npos && match_end(words, lexicon::task_force_words) != 0) {
        return found(at, words.size() - at, false);
      }
    }
  }
  if (const std::size_t size = match_end(words, lexicon::other_document_words)) {
    return found(words.size() - size, size, false);
  }
  return std::nullopt;
}

}  // namespace dutygraph
