#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <dutygraph/model/date.hpp>
#include <dutygraph/read/detail/quantity_numbers.hpp>
#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/lines.hpp>

/// \file
/// Times as they stand in a text, and which of them are deadlines.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail::quantities {

/// A time: a year, month, quarter, day, the end of one, or 3年内.
struct time_found {
  std::optional<std::int32_t> year;
  std::uint8_t month = 0;  ///< 0: none
  std::uint8_t day = 0;    ///< 0: the last of the month
  bool resolves = true;    ///< false where the last day cannot be told: 6月前, 3年内
  bool deadline = false;   ///< a word or mark says that it is one
  bool begins = false;     ///< 起: something begins then
};

/// The last day of a time, if the text says which one.
[[nodiscard]] inline std::optional<date> last_day(const time_found& time,
                                                  std::optional<std::int32_t> plan_year) noexcept {
  const std::optional<std::int32_t> year = time.year ? time.year : plan_year;
  if (!year || !time.resolves || time.month == 0) return std::nullopt;
  date day{*year, time.month, time.day};
  if (time.day == 0) {
    day.day = 31;
    while (!is_valid(day) && day.day > 28) --day.day;
  }
  return is_valid(day) ? std::optional<date>(day) : std::nullopt;
}

/// Behind the word that makes the time at `at` a deadline; `at` if there is none.
[[nodiscard]] inline std::size_t deadline_end(std::string_view text, std::size_t at,
                                              std::size_t end) noexcept {
  const std::size_t size = any_of(text, at, end, lexicon::deadline_ends);
  if (size == 0) return at;
  return any_of(text, at + size, end, lexicon::no_deadline_ends) != 0 ? at : at + size;
}

/// Where a time is in a text.
struct time_place {
  time_found time;
  std::size_t end = 0;
};

/// The time from `begin`, of which all but the word behind it is read up to `at`; the part of the
/// text is that from `first` to `end`.
[[nodiscard]] inline time_place with_ends(std::string_view text, std::size_t first,
                                          std::size_t begin, std::size_t at, std::size_t end,
                                          time_found found) noexcept {
  const std::size_t behind = deadline_end(text, at, end);
  if (behind != at) {
    const bool within = text.substr(at, behind - at).ends_with(lexicon::within);
    // 6月前 may mean before or within June.
    const bool open_end = found.day == 0 && !found.deadline && !within;
    found.resolves = found.resolves && !open_end;
    found.deadline = true;
    at = behind;
  } else if (const std::size_t size = any_of(text, at, end, lexicon::date_starts)) {
    found.begins = true;
    found.deadline = false;
    at += size;
  }
  const std::string_view before = text.substr(first, begin - first);
  const bool by_then = match_end(before, lexicon::deadline_starts) != 0;
  found.deadline = found.deadline || (by_then && !found.begins);
  return {found, at};
}

/// The time from `begin` whose first number is `leading`, within the part of the text from
/// `first` to `end`; nothing if there is none.
[[nodiscard]] inline std::optional<time_place> time_at(std::string_view text, std::size_t first,
                                                       std::size_t begin, std::size_t end,
                                                       const number& leading) noexcept {
  if (!leading.whole) return std::nullopt;
  time_found found;
  std::size_t at = skip_blanks(text, leading.end, end);
  std::uint32_t value = *leading.whole;  // of the month or quarter; 0 where neither stands there
  const auto skip = [&](std::string_view word) {
    const bool there = stands(text, at, end, word);
    if (there) at += word.size();
    return there;
  };
  bool part = false;  // a month, quarter or half of the year stands there
  if (value >= 1900 && value < 2200 && skip(lexicon::year_mark)) {
    found.year = static_cast<std::int32_t>(value);
    skip(lexicon::year_word);
    const std::size_t next = skip_blanks(text, at, end);
    const lexicon::cue_word* word = next < end ? cue_index.find(text, next, end) : nullptr;
    if (word != nullptr && word->what == lexicon::cue::term) {  // 2020年上半年, 2020年年底
      found.month = word->value;
      found.deadline = true;
      return with_ends(text, first, begin, next + word->word.size(), end, found);
    }
    value = 0;
    const std::size_t ordinal = stands(text, next, end, lexicon::ordinal) ? 3 : 0;
    const number month = number_at(text, next + ordinal, end);
    if (month.whole && *month.whole >= 1 && *month.whole <= 12) {
      const std::size_t behind = skip_blanks(text, month.end, end);
      if (stands(text, behind, end, lexicon::month_mark) ||
          (*month.whole <= 4 && stands(text, behind, end, lexicon::quarter))) {
        value = *month.whole;
        at = behind;
      }
    }
  }
  if (value >= 1 && value <= 12 && skip(lexicon::month_mark)) {
    part = true;
    found.month = static_cast<std::uint8_t>(value);
    const number day = number_at(text, skip_blanks(text, at, end), end);
    const std::size_t mark = day.whole && *day.whole >= 1 && *day.whole <= 31
                                 ? match_any(text.substr(0, end), day.end, lexicon::day_marks)
                                 : 0;
    if (mark != 0) {
      found.day = static_cast<std::uint8_t>(*day.whole);
      at = day.end + mark;
    } else if (any_of(text, at, end, lexicon::date_parts) != 0) {
      const std::size_t which = match_any(text, at, lexicon::date_parts);
      const std::string_view word = text.substr(at, which);
      found.day = word == lexicon::date_parts[0] ? 10 : word == lexicon::date_parts[1] ? 20 : 0;
      found.deadline = true;
      at += which;
    } else {
      skip(lexicon::month_word);
    }
  } else if (value >= 1 && value <= 4 && skip(lexicon::quarter)) {
    part = true;
    found.month = static_cast<std::uint8_t>(value * 3);
  } else if (!found.year) {
    return std::nullopt;
  }
  if (!part && found.year) found.month = 12;
  if (const std::size_t size = any_of(text, at, end, lexicon::date_ends)) {
    found.deadline = true;
    at += size;
  }
  return with_ends(text, first, begin, at, end, found);
}

}  // namespace detail::quantities

}  // namespace dutygraph
