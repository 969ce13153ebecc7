#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/model/date.hpp>
#include <dutygraph/read/detail/quantity_numbers.hpp>
#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/lines.hpp>
#include <dutygraph/text/character.hpp>
#include <dutygraph/text/utf8.hpp>

/// \file
/// A text as tokens: words that tell something, words between them, figures, dates, and what stands
/// in brackets or quotation marks as one.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail::quantities {

/// A number with its unit.
struct figure {
  span number;  ///< both numbers of a range
  span per;     ///< behind a stroke: 批次/千人
  std::string unit;
  lexicon::unit_kind kind = lexicon::unit_kind::none;
  double low = 0;
  std::optional<double> high;
  std::optional<comparator> after;  ///< what stands behind: 以上
  bool chinese = false;
  bool limit = false;  ///< 内 stands behind: 5个工作日内
};

/// A time: a year, month, quarter, day, the end of one, or 3年内.
struct time_found {
  std::optional<std::int32_t> year;
  std::uint8_t month = 0;  ///< 0: none
  std::uint8_t day = 0;    ///< 0: the last of the month
  bool resolves = true;    ///< false where the last day cannot be told: 6月前, 3年内
  bool deadline = false;   ///< a word or mark says that it is one
  bool begins = false;     ///< 起: something begins then
};

enum class token_kind : std::uint8_t { words, cue, figure, time, enclosed };

struct token {
  token_kind kind = token_kind::words;
  lexicon::cue what = lexicon::cue::none;
  std::uint8_t value = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t index = 0;  ///< of the figure or time

  [[nodiscard]] constexpr bool is(lexicon::cue wanted) const noexcept { return what == wanted; }
};

/// Reads the tokens of a part of a text, from left to right, each character once but for the few
/// behind a number.
class token_reader {
 public:
  token_reader(std::string_view text, span part)
      : text_(text), first_(part.begin), end_(part.end), at_(part.begin) {}

  void read() {
    tokens.reserve((end_ - at_) / 8 + 4);
    while (at_ < end_) {
      const std::size_t begin = at_;
      const unsigned char first = static_cast<unsigned char>(text_[at_]);
      const lexicon::cue_word* cue = cue_index.find(text_, at_, end_);
      if (digit_at(text_, at_, end_).size != 0 ||
          (cue != nullptr && cue->what == lexicon::cue::numeral)) {
        read_number();
      } else if (cue != nullptr) {
        read_cue(*cue);
      } else if (is_circled(begin)) {
        at_ = begin + size_at(begin);
        add(token_kind::cue, lexicon::cue::sentence, 0, begin, at_);
      } else if (first > 0x20 && !is_gap(begin)) {
        at_ = begin + size_at(begin);
        add_words(begin, at_);
      } else {
        at_ = begin + size_at(begin);
      }
    }
  }

  std::vector<token> tokens;
  std::vector<figure> figures;
  std::vector<time_found> times;

 private:
  /// Bytes of the character at `at`; never beyond the part.
  [[nodiscard]] std::size_t size_at(std::size_t at) const noexcept {
    return std::min(character_size(text_, at), end_ - at);
  }
  [[nodiscard]] bool is_gap(std::size_t at) const noexcept {
    const auto first = static_cast<unsigned char>(text_[at]);
    if (first < 0x80) return first <= 0x20 || first == 0x7F;
    if (first != 0xC2 && first != 0xE1 && first != 0xE2 && first != 0xE3 && first != 0xEF) {
      return false;
    }
    const char32_t code = next_code_point(text_.substr(0, end_), at);
    return is_blank(code) || is_default_ignorable(code) || is_control(code);
  }

  /// ① to ⑳: a part of an item begins.
  [[nodiscard]] bool is_circled(std::size_t at) const noexcept {
    return end_ - at >= 3 && text_[at] == '\xE2' && text_[at + 1] == '\x91' &&
           static_cast<unsigned char>(text_[at + 2]) >= 0xA0 &&
           static_cast<unsigned char>(text_[at + 2]) <= 0xB3;
  }

  void add_words(std::size_t begin, std::size_t end) {
    if (tokens.size() > apart_ && tokens.back().kind == token_kind::words) {
      tokens.back().end = static_cast<std::uint32_t>(end);
      return;
    }
    add(token_kind::words, lexicon::cue::none, 0, begin, end);
  }
  void add(token_kind kind, lexicon::cue what, std::uint8_t value, std::size_t begin,
           std::size_t end, std::size_t index = 0) {
    tokens.push_back({kind, what, value, static_cast<std::uint32_t>(begin),
                      static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(index)});
  }

  /// True if `word` ends at `at`.
  [[nodiscard]] bool follows(std::size_t at, std::string_view word) const noexcept {
    return at - first_ >= word.size() && text_.substr(at - word.size(), word.size()) == word;
  }

  void read_cue(const lexicon::cue_word& cue);
  void open(std::uint8_t pair, std::size_t begin);
  void close(std::uint8_t pair, std::size_t begin);
  void read_number();
  [[nodiscard]] bool read_time(std::size_t begin, const number& first);
  [[nodiscard]] bool read_figure(std::size_t begin, const number& first);
  void finish_time(time_found found, std::size_t begin, std::size_t at);
  void finish_figure(figure found, std::size_t at);
  [[nodiscard]] std::string unit_name(const unit_found& unit) const;
  [[nodiscard]] std::size_t deadline_end(std::size_t at) const noexcept;

  /// An opening mark that waits for its closing one.
  struct waiting {
    std::uint8_t pair;
    std::size_t begin;
    std::size_t token;
  };

  std::string_view text_;
  std::size_t first_;
  std::size_t end_;
  std::size_t at_;
  std::vector<waiting> open_;
  std::size_t apart_ = 0;  // words do not join those of tokens before this one
  std::array<std::uint32_t, lexicon::mark_pairs> open_count_{};
};

inline void token_reader::open(std::uint8_t pair, std::size_t begin) {
  open_.push_back({pair, begin, tokens.size()});
  apart_ = tokens.size();
  ++open_count_[pair];
}

/// What stands between the marks becomes one token; marks within that were never closed are words.
inline void token_reader::close(std::uint8_t pair, std::size_t begin) {
  if (open_count_[pair] == 0) return;
  while (open_.back().pair != pair) {
    --open_count_[open_.back().pair];
    open_.pop_back();
  }
  --open_count_[pair];
  const waiting from = open_.back();
  open_.pop_back();
  tokens.resize(from.token);
  add(token_kind::enclosed, lexicon::cue::none, pair, from.begin, begin);
}

inline void token_reader::read_cue(const lexicon::cue_word& cue) {
  using lexicon::cue_word;
  const std::size_t begin = at_;
  at_ += cue.word.size();
  switch (cue.what) {
    case lexicon::cue::none:
      add_words(begin, at_);
      return;
    case lexicon::cue::opens:
      open(cue.value, begin);
      return;
    case lexicon::cue::closes:
      close(cue.value, at_);
      return;
    case lexicon::cue::turns:
      open_count_[cue.value] == 0 ? open(cue.value, begin) : close(cue.value, at_);
      return;
    case lexicon::cue::sentence:
      if (cue.value == 1) {  // marks never reach over a line
        open_.clear();
        open_count_.fill(0);
      }
      break;
    case lexicon::cue::half: {
      figure found;
      found.number = span_of(begin, at_);
      found.kind = lexicon::unit_kind::share;
      found.low = 0.5;
      found.chinese = true;
      if (cue.value == 1) found.after = comparator::more_than;
      finish_figure(std::move(found), at_);
      return;
    }
    case lexicon::cue::term: {
      time_found found;
      found.month = cue.value;
      found.deadline = true;
      finish_time(found, begin, at_);
      return;
    }
    default:
      break;
  }
  add(token_kind::cue, cue.what, cue.value, begin, at_);
}

/// Behind the word that makes the time at `at` a deadline; `at` if there is none.
inline std::size_t token_reader::deadline_end(std::size_t at) const noexcept {
  const std::size_t size = any_of(text_, at, end_, lexicon::deadline_ends);
  if (size == 0) return at;
  constexpr std::array other{
      std::string_view("容"), std::string_view("部"), std::string_view("外"),
      std::string_view("后"), std::string_view("期"), std::string_view("提"),
      std::string_view("景"), std::string_view("往"), std::string_view("列")};
  return any_of(text_, at + size, end_, other) != 0 ? at : at + size;
}

/// Adds a time that ends at `at` but for the word behind it.
inline void token_reader::finish_time(time_found found, std::size_t begin, std::size_t at) {
  const std::size_t behind = deadline_end(at);
  if (behind != at) {
    const bool within = text_.substr(at, 3) == "内" || text_.substr(at + 3, 3) == "内";
    // 6月前 may mean before or within June.
    const bool open_end = found.day == 0 && !found.deadline && !within;
    found.resolves = found.resolves && !open_end;
    found.deadline = true;
    at = behind;
  } else if (const std::size_t size = any_of(text_, at, end_, lexicon::date_starts)) {
    found.begins = true;
    found.deadline = false;
    at += size;
  }
  for (const std::string_view word : lexicon::deadline_starts) {
    if (!found.begins && follows(begin, word)) found.deadline = true;
  }
  add(token_kind::time, lexicon::cue::none, 0, begin, at, times.size());
  times.push_back(found);
  at_ = at;
}

/// A time that begins with `first`: true if there is one, or something else that is no figure.
inline bool token_reader::read_time(std::size_t begin, const number& first) {
  if (!first.whole) return false;
  time_found found;
  std::size_t at = skip_blanks(text_, first.end, end_);
  std::uint32_t value = *first.whole;  // of the month or quarter; 0 where neither stands there
  const auto skip = [&](std::string_view word) {
    const bool there = stands(text_, at, end_, word);
    if (there) at += word.size();
    return there;
  };
  bool part = false;  // a month, quarter or half of the year stands there
  if (value >= 1900 && value < 2200 && skip(lexicon::year_mark)) {
    found.year = static_cast<std::int32_t>(value);
    skip("度");
    const std::size_t next = skip_blanks(text_, at, end_);
    const lexicon::cue_word* word = next < end_ ? cue_index.find(text_, next, end_) : nullptr;
    if (word != nullptr && word->what == lexicon::cue::term) {  // 2020年上半年, 2020年年底
      found.month = word->value;
      found.deadline = true;
      finish_time(found, begin, next + word->word.size());
      return true;
    }
    value = 0;
    const std::size_t ordinal = stands(text_, next, end_, lexicon::ordinal) ? 3 : 0;
    const number month = number_at(text_, next + ordinal, end_);
    if (month.whole && *month.whole >= 1 && *month.whole <= 12) {
      const std::size_t behind = skip_blanks(text_, month.end, end_);
      if (stands(text_, behind, end_, lexicon::month_mark) ||
          (*month.whole <= 4 && stands(text_, behind, end_, lexicon::quarter))) {
        value = *month.whole;
        at = behind;
      }
    }
  }
  if (value >= 1 && value <= 12 && skip(lexicon::month_mark)) {
    part = true;
    found.month = static_cast<std::uint8_t>(value);
    const number day = number_at(text_, skip_blanks(text_, at, end_), end_);
    const std::size_t mark = day.whole && *day.whole >= 1 && *day.whole <= 31
                                 ? match_any(text_.substr(0, end_), day.end, lexicon::day_marks)
                                 : 0;
    if (mark != 0) {
      found.day = static_cast<std::uint8_t>(*day.whole);
      at = day.end + mark;
    } else if (any_of(text_, at, end_, lexicon::date_parts) != 0) {
      const std::size_t which = match_any(text_, at, lexicon::date_parts);
      const std::string_view word = text_.substr(at, which);
      found.day = word == lexicon::date_parts[0] ? 10 : word == lexicon::date_parts[1] ? 20 : 0;
      found.deadline = true;
      at += which;
    } else {
      skip("份");
    }
  } else if (value >= 1 && value <= 4 && skip(lexicon::quarter)) {
    part = true;
    found.month = static_cast<std::uint8_t>(value * 3);
  } else if (!found.year) {
    return false;
  }
  if (!part && found.year) found.month = 12;
  if (const std::size_t size = any_of(text_, at, end_, lexicon::date_ends)) {
    found.deadline = true;
    at += size;
  }
  finish_time(found, begin, at);
  return true;
}

/// The unit as it is kept: without 余 in it, and % in one width.
inline std::string token_reader::unit_name(const unit_found& unit) const {
  const std::string_view printed = text_.substr(unit.begin, unit.end - unit.begin);
  if (printed == "％") return "%";
  const std::size_t head = match_any(printed, 0, lexicon::multipliers);
  const std::size_t more = head != 0 ? match_any(printed, head, lexicon::and_more) : 0;
  return std::string(printed.substr(0, head)).append(printed.substr(head + more));
}

/// A figure that begins with `first`: true if there is one.
inline bool token_reader::read_figure(std::size_t begin, const number& first) {
  if (!first.value) return false;
  figure found;
  found.low = *first.value;
  found.chinese = first.chinese;
  number last = first;
  unit_found unit = unit_at(text_, first.end, end_);
  const bool has_unit = unit.end > unit.begin || !first.unit.empty();
  const std::size_t behind = has_unit ? std::max(unit.end, first.end) : first.end;
  if (const std::size_t mark = any_of(text_, behind, end_, lexicon::range_marks)) {
    const number second = number_at(text_, behind + mark, end_);
    if (second.value && second.end > behind + mark) {
      const unit_found other = unit_at(text_, second.end, end_);
      if (*second.value < *first.value || second.unit != first.unit ||
          second.fraction != first.fraction ||
          (unit.end > unit.begin && unit_name(unit) != unit_name(other))) {
        at_ = std::max(other.end, second.end);  // 2020-2022, 三到一: no range of one thing
        return false;
      }
      found.high = second.value;
      last = second;
      unit = other;
    }
  }
  found.number = span_of(begin, last.end);
  std::size_t at = last.end;
  if (!last.unit.empty() || last.fraction) {
    found.kind = lexicon::unit_kind::share;
    found.unit = last.unit;
  } else if (unit.end > unit.begin) {
    found.kind = unit.kind;
    found.unit = unit_name(unit);
    if (found.kind == lexicon::unit_kind::duration && found.low >= 100) return false;  // a year
    at = unit.end;
    if (unit.more) found.after = comparator::more_than;
  } else if (stands(text_, at, end_, lexicon::tenth) && found.low <= 10) {
    // 八成以上, and not 三成立 or 一成不变.
    const std::size_t next = at + lexicon::tenth.size();
    const lexicon::cue_word* word = next < end_ ? cue_index.find(text_, next, end_) : nullptr;
    bool ends = next == end_ || stands(text_, next, end_, lexicon::of) ||
                (word != nullptr && word->what >= lexicon::cue::lists);
    for (const lexicon::figure_end& one : lexicon::figure_ends) {
      ends = ends || (!one.limit && stands(text_, next, end_, one.word));
    }
    if (!ends) return false;
    found.kind = lexicon::unit_kind::share;
    found.unit = lexicon::tenth;
    at = next;
  } else {
    return false;
  }
  finish_figure(std::move(found), at);
  return true;
}

/// Adds a figure whose unit ends at `at`, with what stands behind it.
inline void token_reader::finish_figure(figure found, std::size_t at) {
  if (at < end_ && text_[at] == '/') {
    std::size_t next = at + 1;
    next += any_of(text_, next, end_, lexicon::multipliers);
    const unit_found unit = unit_at(text_, next, end_);
    if (unit.end > next) {
      found.per = span_of(at + 1, unit.end);
      at = unit.end;
    }
  }
  const bool lasts =
      found.kind == lexicon::unit_kind::limit || found.kind == lexicon::unit_kind::duration;
  for (const lexicon::figure_end& one : lexicon::figure_ends) {
    if (!stands(text_, at, end_, one.word) || (one.limit && (!lasts || deadline_end(at) == at))) {
      continue;
    }
    found.after = one.means;
    found.limit = lasts && one.means == comparator::at_most;
    at += one.word.size();
    break;
  }
  const std::size_t begin = found.number.begin;
  at_ = at;
  if (found.limit && found.kind == lexicon::unit_kind::duration) {  // 3年内
    time_found within;
    within.deadline = true;
    within.resolves = false;
    add(token_kind::time, lexicon::cue::none, 0, begin, at, times.size());
    times.push_back(within);
    return;
  }
  if (lasts && !tokens.empty() && tokens.back().is(lexicon::cue::each_of)) {  // 每5年
    token& each = tokens.back();
    each.what = lexicon::cue::period;
    each.end = static_cast<std::uint32_t>(at);
    return;
  }
  add(token_kind::figure, lexicon::cue::none, 0, begin, at, figures.size());
  figures.push_back(std::move(found));
}

inline void token_reader::read_number() {
  const std::size_t begin = at_;
  const number first = number_at(text_, at_, end_);
  at_ = std::max(first.end, begin + size_at(begin));
  const bool counted =
      !tokens.empty() && tokens.back().is(lexicon::cue::numbered) && tokens.back().end == begin;
  const char before = begin > first_ ? text_[begin - 1] : ' ';
  const bool in_word = (before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z') ||
                       before == '+' || before == '-' || before == '.' || before == '/';
  if (counted && !in_word) {  // 第三季度, and no other time
    const token ordinal = tokens.back();
    tokens.pop_back();
    if (first.whole && *first.whole <= 4 && read_time(ordinal.begin, first)) return;
    tokens.push_back(ordinal);
  } else if (!in_word && read_time(begin, first)) {
    return;
  }
  if (!counted && !in_word && !follows(begin, lexicon::before) && read_figure(begin, first)) return;
  add_words(begin, at_);
}

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

/// The comparator that stands before the figure at `at`, with nothing but verbs, times and adverbs
/// between them: 至少 of 至少建成2处.
[[nodiscard]] inline std::optional<comparator> comparator_before(std::span<const token> tokens,
                                                                 std::size_t at) noexcept {
  using lexicon::cue;
  constexpr std::size_t farthest = 16;
  for (const std::size_t floor = at < farthest ? 0 : at - farthest; at > floor;) {
    const token& one = tokens[--at];
    if (one.is(cue::compares) || one.is(cue::beyond)) return static_cast<comparator>(one.value);
    if (one.is(cue::held)) return comparator::at_most;
    const bool passed = one.is(cue::action) || one.is(cue::results) || one.is(cue::completes) ||
                        one.is(cue::meets) || one.is(cue::filler) || one.is(cue::period) ||
                        one.is(cue::level) || one.kind == token_kind::time;
    if (!passed) break;
  }
  return std::nullopt;
}

}  // namespace detail::quantities

}  // namespace dutygraph
