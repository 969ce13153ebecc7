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

#include <dutygraph/model/quantity.hpp>
#include <dutygraph/read/detail/quantity_figures.hpp>
#include <dutygraph/read/detail/quantity_numbers.hpp>
#include <dutygraph/read/detail/quantity_times.hpp>
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
  void add_time(std::size_t begin, const time_place& found);
  void add_figure(figure found, std::size_t end);

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
      add_ends(text_, end_, found, at_);
      add_figure(std::move(found), at_);
      return;
    }
    case lexicon::cue::term: {
      time_found found;
      found.month = cue.value;
      found.deadline = true;
      add_time(begin, with_ends(text_, first_, begin, at_, end_, found));
      return;
    }
    default:
      break;
  }
  add(token_kind::cue, cue.what, cue.value, begin, at_);
}

inline void token_reader::add_time(std::size_t begin, const time_place& found) {
  add(token_kind::time, lexicon::cue::none, 0, begin, found.end, times.size());
  times.push_back(found.time);
  at_ = found.end;
}

inline void token_reader::add_figure(figure found, std::size_t end) {
  const std::size_t begin = found.number.begin;
  at_ = end;
  if (found.limit && found.kind == lexicon::unit_kind::duration) {  // 3年内
    time_found within;
    within.deadline = true;
    within.resolves = false;
    add_time(begin, {within, end});
  } else if (found.lasts() && !tokens.empty() &&
             tokens.back().is(lexicon::cue::each_of)) {  // 每5年
    token& each = tokens.back();
    each.what = lexicon::cue::period;
    each.end = static_cast<std::uint32_t>(end);
  } else {
    add(token_kind::figure, lexicon::cue::none, 0, begin, end, figures.size());
    figures.push_back(std::move(found));
  }
}

inline void token_reader::read_number() {
  const std::size_t begin = at_;
  const number first = number_at(text_, at_, end_);
  at_ = std::max(first.end, begin + size_at(begin));
  const char before = begin > first_ ? text_[begin - 1] : ' ';
  const bool in_word = (before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z') ||
                       before == '+' || before == '-' || before == '.' || before == '/';
  const bool counted =
      !tokens.empty() && tokens.back().is(lexicon::cue::numbered) && tokens.back().end == begin;
  if (!in_word) {
    // 第三季度 is a time; 第三年 and 第三届 are not.
    const std::size_t from = counted ? tokens.back().begin : begin;
    const bool quarter = first.whole && *first.whole <= 4;
    const auto time =
        counted && !quarter ? std::nullopt : time_at(text_, first_, from, end_, first);
    if (time) {
      if (counted) tokens.pop_back();
      return add_time(from, *time);
    }
    if (!counted && !follows(begin, lexicon::before)) {
      std::size_t end = at_;
      auto found = figure_at(text_, begin, end_, first, end);
      if (found) return add_figure(std::move(*found), end);
      at_ = end;
    }
  }
  add_words(begin, at_);
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
