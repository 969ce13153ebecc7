#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <dutygraph/model/quantity.hpp>
#include <dutygraph/read/detail/quantity_tokens.hpp>
#include <dutygraph/read/lines.hpp>

/// \file
/// One clause as the reader of commitments sees it: its tokens, how strongly it is meant, by when,
/// and for what.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail::commitments {

using lexicon::cue;
using quantities::figure;
using quantities::token;
using quantities::token_kind;

/// What the clauses of a sentence hand on.
struct sentence_state {
  std::string deadline;
  std::optional<date> due;
  dutygraph::strength strength = strength::plain;
  std::string strength_word;
  bool others = false;    ///< a clause before begins with 鼓励 and the like
  bool past = false;      ///< a clause before tells what is done already
  std::string condition;  ///< of 原则上: its rule holds for what the sentence says further on
  bool counts = false;    ///< the clause before counted the objects of a verb: 新增A5个，B3个
};

/// The tokens of one clause, and the text they are of.
class clause {
 public:
  clause(std::string_view text, const quantities::token_reader& source, std::size_t first,
         std::size_t last)
      : text_(text), source_(source), tokens_(source.tokens), first_(first), last_(last) {}

  [[nodiscard]] std::size_t first() const noexcept { return first_; }
  [[nodiscard]] std::size_t last() const noexcept { return last_; }
  [[nodiscard]] const token& at(std::size_t index) const noexcept { return tokens_[index]; }
  [[nodiscard]] std::span<const token> tokens() const noexcept { return tokens_; }
  [[nodiscard]] const figure& figure_of(std::size_t index) const noexcept {
    return source_.figures[tokens_[index].index];
  }
  [[nodiscard]] const quantities::time_found& time_of(std::size_t index) const noexcept {
    return source_.times[tokens_[index].index];
  }
  [[nodiscard]] std::string_view words(std::size_t begin, std::size_t end) const noexcept {
    return begin < end ? words_of(text_, trimmed(text_, span_of(begin, end))) : std::string_view();
  }
  [[nodiscard]] span trim(std::size_t begin, std::size_t end) const noexcept {
    return trimmed(text_, span_of(begin, end));
  }
  [[nodiscard]] std::string_view words(std::size_t index) const noexcept {
    return words(tokens_[index].begin, tokens_[index].end);
  }
  [[nodiscard]] std::size_t begin() const noexcept { return tokens_[first_].begin; }
  [[nodiscard]] std::size_t end() const noexcept { return tokens_[last_ - 1].end; }
  [[nodiscard]] bool is_bracket(std::size_t index) const noexcept {
    return tokens_[index].kind == token_kind::enclosed && tokens_[index].value < 2;
  }
  /// True if `word` stands behind the token, with or without blanks between them.
  [[nodiscard]] bool follows(std::size_t index, std::string_view word) const noexcept {
    const std::size_t here = skip_blanks(text_, tokens_[index].end, end());
    return quantities::stands(text_, here, end(), word);
  }
  /// True for 到, 至, 在, 于 alone: they belong to the time behind them.
  [[nodiscard]] bool is_preposition(std::size_t index) const noexcept {
    const token& one = tokens_[index];
    if (one.kind != token_kind::words || one.end - one.begin != 3) return false;
    const std::string_view said = text_.substr(one.begin, 3);
    return match_any(said, 0, lexicon::prepositions) != 0;
  }
  /// True for what is no part of a subject at either end.
  [[nodiscard]] bool is_filler(std::size_t index) const noexcept {
    const token& one = tokens_[index];
    if (one.is(cue::filler) && one.value == 2) {  // 基本建成, but 基本养老保险
      return index + 1 == last_ || tokens_[index + 1].kind == token_kind::cue;
    }
    return one.is(cue::filler) || one.is(cue::hedge) || one.is(cue::period) ||
           one.is(cue::enumerates) || one.is(cue::lists) || one.is(cue::joins) ||
           one.is(cue::takes) || one.kind == token_kind::time || is_preposition(index);
  }
  /// The first token that is no filler.
  [[nodiscard]] std::size_t head() const noexcept {
    std::size_t index = first_;
    while (index < last_ && (is_filler(index) || is_bracket(index))) ++index;
    return index;
  }

 private:
  std::string_view text_;
  const quantities::token_reader& source_;
  std::span<const token> tokens_;
  std::size_t first_;
  std::size_t last_;
};

/// A condition is repeated for all that it holds for: one that goes on and on is left out.
[[nodiscard]] inline std::string_view within_reason(std::string_view condition) noexcept {
  constexpr std::size_t longest = 600;
  return condition.size() <= longest ? condition : std::string_view();
}

/// What a clause says besides its figures and cues.
struct clause_facts {
  bool main = true;       ///< false for a clause that ends in 的, 后, 时
  std::size_t begin = 0;  ///< behind the object of 对
  std::string condition;
  std::size_t deadline = 0;  ///< index of its token
  bool has_deadline = false;
  bool leading_deadline = false;
  bool past = false;  ///< 已, or a year before the plan's at its front
};

/// The end of the clause without brackets at its end.
[[nodiscard]] inline std::size_t bare_end(const clause& of) noexcept {
  std::size_t last = of.last();
  while (last > of.first() && of.is_bracket(last - 1)) --last;
  return last > of.first() ? of.at(last - 1).end : of.begin();
}

/// True where the time at `index` says by when the clause is done; `leading` if nothing but fillers
/// stands before it.
[[nodiscard]] inline bool is_deadline(const clause& of, std::size_t index, bool leading,
                                      std::optional<std::int32_t> year) noexcept {
  const quantities::time_found& time = of.time_of(index);
  if (time.begins || of.follows(index, lexicon::of)) return false;
  if (time.deadline) return true;
  // A bare year is one at the front of its clause (2020年初步建成…, but not 2016年实施的…), a bare
  // month or quarter where something is done by then (一季度完成…).
  if (!leading || (time.year && year && *time.year < *year)) return false;
  if (index + 1 == of.last()) return time.year.has_value();
  const token& next = of.at(index + 1);
  const bool done = next.is(cue::completes) || next.is(cue::results) || next.is(cue::documents) ||
                    next.is(cue::starts) || next.is(cue::founds) || next.is(cue::meets);
  return time.year ? next.kind == token_kind::cue : done;
}

[[nodiscard]] inline clause_facts facts_of(const clause& of, std::optional<std::int32_t> year) {
  clause_facts found;
  found.begin = of.first();
  const std::string_view all = of.words(of.begin(), bare_end(of));
  found.main = match_end(all, lexicon::subordinate_ends) == 0;
  const std::size_t head = of.head();
  if (head < of.last() && of.at(head).is(cue::object)) {
    std::size_t end = head + 1;
    while (end < of.last() && !of.at(end).is(cue::treats)) ++end;
    if (end == of.last()) {  // 对老人每年体检1次
      end = head + 1;
      while (end < of.last() && !of.at(end).is(cue::period)) ++end;
    }
    if (end < of.last()) {
      found.begin = end;
      found.condition = within_reason(of.words(of.at(head).end, of.at(end).begin));
    }
  }
  bool leading = true;
  for (std::size_t index = of.first(); index < of.last(); ++index) {
    const bool within = index > head && index < found.begin;
    if (of.at(index).kind == token_kind::time && !within && !found.has_deadline &&
        is_deadline(of, index, leading, year)) {
      found.has_deadline = true;
      found.deadline = index;
      found.leading_deadline = leading;
    }
    const bool former = of.at(index).kind == token_kind::time && leading && year &&
                        of.time_of(index).year && *of.time_of(index).year < *year &&
                        !of.time_of(index).begins && !of.time_of(index).deadline;
    found.past = found.past || former || (of.at(index).is(cue::fact) && !within);
    leading = leading && of.is_filler(index);
    if (of.at(index).is(cue::condition) && found.condition.empty()) {
      std::string_view said = of.words(index);
      if (said.ends_with(lexicon::of)) said.remove_suffix(lexicon::of.size());
      found.condition = said;
    }
  }
  return found;
}

/// A verb whose objects may be counted.
[[nodiscard]] inline bool counts_objects(const token& one) noexcept {
  // 推动项目30个, 争取资金2亿元.
  const bool promotes = one.is(cue::hedge) && (one.value == lexicon::meaning(strength::promote) ||
                                               one.value == lexicon::meaning(strength::strive));
  return one.is(cue::action) || one.is(cue::results) || one.is(cue::completes) ||
         one.is(cue::starts) || one.is(cue::founds) || one.is(cue::meets) ||
         one.is(cue::documents) || one.is(cue::changes) || promotes ||
         (one.is(cue::others) && one.value == 1);
}

/// Goes through a clause from left to right and knows what governs the place where it is.
class governor {
 public:
  explicit governor(const clause& of) : of_(of), at_(of.first()), hedge_(of.last()) {}

  /// Takes the tokens before `index`, which must not be less than at the call before.
  void move_to(std::size_t index) noexcept {
    for (; at_ < index; ++at_) {
      const token& one = of_.at(at_);
      if (one.is(cue::hedge)) {
        const auto means = static_cast<strength>(one.value);
        const bool strong = means <= strength::in_principle || means == strength::conditional;
        if (strong || leading_) hedge_ = at_;
      }
      if (one.is(cue::others)) (one.value == 1 ? softly_ : firmly_) = true;
      counts_ = counts_ || counts_objects(one);
      if (one.is(cue::each_of)) each_ = at_;
      if (one.is(cue::period)) period_ = at_;
      leading_ = leading_ && of_.is_filler(at_);
    }
  }
  /// The hedge: 确保, 力争 and 原则上 from anywhere before, a weaker one at the front of the clause
  /// or right before; `last()` of the clause if there is none.
  [[nodiscard]] std::size_t hedge() const noexcept {
    return at_ > of_.first() && of_.at(at_ - 1).is(cue::hedge) ? at_ - 1 : hedge_;
  }
  /// 鼓励 and the like, or 按照 and the like, stand before.
  [[nodiscard]] bool of_others() const noexcept { return softly_ || firmly_; }
  [[nodiscard]] bool by_rule() const noexcept { return firmly_; }
  [[nodiscard]] std::string_view period() const noexcept {
    return period_ ? of_.words(*period_) : std::string_view();
  }
  /// For each what: 镇街 of 每个镇街.
  [[nodiscard]] std::string_view per() const noexcept {
    if (!each_ || *each_ + 1 >= at_ || of_.at(*each_ + 1).kind != token_kind::words) return {};
    std::size_t last = *each_ + 1;
    if (last + 1 < at_ && of_.is_bracket(last + 1)) ++last;
    std::string_view said = of_.words(of_.at(*each_ + 1).begin, of_.at(last).end);
    if (const std::size_t times = match_any(said, 0, lexicon::multipliers); times != 0) {
      const std::size_t size = times < said.size() ? character_size(said, times) : 0;
      // 每万人, but of 每万名老人… the end cannot be told.
      const bool counter = match_any(said, times, lexicon::each_counters) != 0;
      return counter ? std::string_view() : said.substr(0, times + size);
    }
    const bool read_on = last + 1 < of_.last() &&
                         (of_.at(last + 1).is(cue::level) || of_.at(last + 1).is(cue::changes));
    const std::size_t counter = match_any(said, 0, lexicon::each_counters);
    if (counter < said.size()) said.remove_prefix(counter);
    // 每个村集体收入达到…: where what each has begins cannot be told.
    const std::size_t longest = read_on ? 9 : 36;
    return said.size() <= longest ? said : std::string_view();
  }
  /// A verb whose objects may be counted stands before.
  [[nodiscard]] bool counts() const noexcept { return counts_; }

 private:
  const clause& of_;
  std::size_t at_;
  std::size_t hedge_;
  std::optional<std::size_t> each_;
  std::optional<std::size_t> period_;
  bool leading_ = true;
  bool softly_ = false;
  bool firmly_ = false;
  bool counts_ = false;
};

/// Gives a commitment what it has from its clause and sentence.
inline void complete(const clause& of, const clause_facts& facts, const sentence_state& state,
                     std::optional<std::int32_t> year, std::size_t hedge, commitment& said) {
  if (hedge < of.last()) {
    said.strength = static_cast<strength>(of.at(hedge).value);
    std::string_view word = of.words(hedge);
    if (word.ends_with(lexicon::of)) word.remove_suffix(lexicon::of.size());
    said.strength_word = word;
  } else {
    said.strength = state.strength;
    said.strength_word = state.strength_word;
  }
  if (facts.has_deadline) {
    said.deadline = of.words(facts.deadline);
    said.due = quantities::last_day(of.time_of(facts.deadline), year);
    said.deadline_source = deadline_source::clause;
  } else if (!state.deadline.empty()) {
    said.deadline = state.deadline;
    said.due = state.due;
    said.deadline_source = deadline_source::sentence;
  }
  if (said.condition.empty()) {
    said.condition = facts.condition.empty() ? state.condition : facts.condition;
  }
}

/// Hands on what later clauses of the sentence have from this one.
inline void hand_on(const clause& of, const clause_facts& facts, std::optional<std::int32_t> year,
                    sentence_state& state) {
  if (facts.has_deadline && facts.leading_deadline) {
    state.deadline = of.words(facts.deadline);
    state.due = quantities::last_day(of.time_of(facts.deadline), year);
  }
  state.past = state.past || facts.past;
  const std::size_t head = of.head();
  if (head < of.last() && of.at(head).is(cue::others) && of.at(head).value == 1) {
    state.others = true;
  }
  for (std::size_t at = of.first(); at < of.last(); ++at) {
    if (!of.at(at).is(cue::hedge)) continue;
    const auto means = static_cast<strength>(of.at(at).value);
    const bool goes_on = means == strength::ensure || means == strength::strive ||
                         means == strength::in_principle ||
                         (means == strength::conditional && !facts.main);
    if (!goes_on) continue;
    state.strength = means;
    std::string_view word = of.words(at);
    if (word.ends_with(lexicon::of)) word.remove_suffix(lexicon::of.size());
    state.strength_word = word;
    state.condition = means == strength::in_principle ? facts.condition : std::string();
  }
}

/// The words of the tokens from `first` to before `last` without fillers, verbs and places at the
/// front, and without fillers at the end; of what a predicate is said (`of_predicate`), only verbs
/// that begin no noun are taken off: 培训合格率. A verb stays where nothing else would be left.
[[nodiscard]] inline std::string_view subject_in(const clause& of, std::size_t first,
                                                 std::size_t last, bool of_predicate) noexcept {
  std::size_t begin = first;
  bool verbs = false;
  const auto strips = [&](const token& one, const token& next) {
    if (next.is(cue::with)) return false;  // 研究与试验
    const bool word = next.kind == token_kind::words;
    if (word && match_any(of.words(begin + 1), 0, lexicon::noun_parts) != 0) return false;
    const bool pure = (one.is(cue::action) && one.value == 1) || one.is(cue::completes) ||
                      one.is(cue::results) || one.is(cue::starts) || one.is(cue::documents) ||
                      one.is(cue::founds) || one.is(cue::meets) ||
                      (one.is(cue::verb) && one.value == 1);
    if (pure) return true;
    if (verbs || of_predicate) return false;
    return one.is(cue::action) || one.is(cue::verb) || one.is(cue::changes) ||
           (one.is(cue::others) && one.value == 1);
  };
  for (bool moved = true; moved && begin < last;) {
    const token& one = of.at(begin);
    moved = of.is_filler(begin) || of.is_bracket(begin);
    if (!moved && begin + 1 < last) {
      const bool verb = strips(one, of.at(begin + 1));
      const token& next = of.at(begin + 1);
      const bool noun = next.is(cue::filler) && !of.is_filler(begin + 1);  // 全市基本养老保险
      const bool place = one.is(cue::place) && next.kind == token_kind::cue && !noun;
      verbs = verbs || verb;
      moved = verb || place;
    }
    if (moved) ++begin;
  }
  const auto ends = [&of](const token& one, std::size_t index) {
    return of.is_filler(index) || one.is(cue::compares) || (one.is(cue::verb) && one.value == 1);
  };
  while (last > begin && ends(of.at(last - 1), last - 1)) --last;
  if (begin >= last) return {};
  std::string_view said = of.words(of.at(begin).begin, of.at(last - 1).end);
  const std::size_t size =
      verbs || begin == first ? match_any(said, 0, lexicon::subject_fronts) : 0;
  if (size < said.size()) said.remove_prefix(size);
  if (said.ends_with(lexicon::and_so_on)) said.remove_suffix(lexicon::and_so_on.size());
  return said;
}

}  // namespace detail::commitments

}  // namespace dutygraph
