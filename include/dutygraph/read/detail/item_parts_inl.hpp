#pragma once

#include <dutygraph/read/item_parts.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

#include <dutygraph/read/duty_lexicon.hpp>
#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/numerals.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

enum class part_form : std::uint8_t { bracketed, closed, circled, said };

struct part_number {
  part_form form = part_form::bracketed;
  std::uint32_t value = 0;
  std::size_t end = 0;
};

/// The number of a part at `at`: (1) ⑴, 1), ①, 一是.
[[nodiscard]] DUTYGRAPH_INLINE std::optional<part_number> part_number_at(std::string_view text,
                                                                         std::size_t at,
                                                                         std::size_t end) noexcept {
  std::size_t next = at;
  const char32_t code = next_code_point(text, next);
  if (code >= U'①' && code < U'①' + 20)
    return part_number{part_form::circled, code - U'①' + 1, next};
  if (code >= U'⑴' && code < U'⑴' + 20) {
    return part_number{part_form::bracketed, code - U'⑴' + 1, next};
  }
  if (const std::size_t opening = match_any(text, at, lexicon::opening_brackets)) {
    const numeral_run run = arabic_run(text, at + opening, end);
    const std::size_t closing =
        run.end < end ? match_any(text, run.end, lexicon::closing_brackets) : 0;
    if (!run.value || run.end == at + opening || closing == 0) return std::nullopt;
    return part_number{part_form::bracketed, *run.value, run.end + closing};
  }
  const numeral_run digits = arabic_run(text, at, end);
  if (digits.value && digits.end != at && digits.end < end) {
    const std::size_t closing = match_any(text, digits.end, lexicon::closing_brackets);
    if (closing == 0) return std::nullopt;
    return part_number{part_form::closed, *digits.value, digits.end + closing};
  }
  const numeral_run run = chinese_run(text, at, end);
  if (!run.value || run.end == at ||
      text.substr(run.end, lexicon::part_verb.size()) != lexicon::part_verb) {
    return std::nullopt;
  }
  return part_number{part_form::said, *run.value, run.end + lexicon::part_verb.size()};
}

}  // namespace detail

DUTYGRAPH_INLINE std::vector<item_part> find_item_parts(std::string_view text, span body) {
  std::vector<item_part> parts;
  std::optional<detail::part_number> last;
  bool may_begin = true;
  for (std::size_t at = skip_blanks(text, body.begin, body.end); at < body.end;) {
    const auto number = may_begin ? detail::part_number_at(text, at, body.end)
                                  : std::optional<detail::part_number>();
    const bool counts =
        number && (last ? number->form == last->form && number->value == last->value + 1
                        : number->value == 1);
    if (counts) {
      if (!parts.empty()) parts.back().words.end = static_cast<std::uint32_t>(at);
      parts.push_back({span_of(at, body.end), span_of(at, number->end)});
      last = number;
      at = number->end;
      may_begin = false;
      continue;
    }
    const std::size_t next = at + character_size(text, at);
    const bool mark = match_any(text, at, lexicon::sentence_ends) != 0 ||
                      match_any(text, at, lexicon::list_separators) != 0 ||
                      match_any(text, at, lexicon::colons) != 0 ||
                      match_any(text, at, lexicon::duty_closings) != 0;
    const std::size_t after = skip_blanks(text, next, body.end);
    may_begin = mark || (may_begin && after == at);
    at = after;
    // A line break is passed over with the blanks.
    const std::string_view gap = text.substr(next, after - next);
    may_begin = may_begin || gap.find_first_of("\r\n") != std::string_view::npos;
  }
  if (parts.size() < 2) parts.clear();
  return parts;
}

}  // namespace dutygraph
