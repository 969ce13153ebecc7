#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/read/detail/commitments_clause.hpp>

/// \file
/// Which figures of a clause are commitments, and of what.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail::commitments {

/// The part of a clause that belongs to one figure.
struct segment {
  std::size_t first = 0;   ///< token
  std::size_t begin = 0;   ///< byte: behind 和 where that is no token of its own
  std::size_t figure = 0;  ///< token
  std::size_t last = 0;    ///< token
  std::size_t end = 0;     ///< byte
  bool parallel = false;   ///< 分别增长8%和8.5%: which is whose is not certain
};

/// Finds the figures of one clause that are commitments.
class figure_reader {
 public:
  figure_reader(const clause& of, const clause_facts& facts, const sentence_state& state,
                std::optional<std::int32_t> year)
      : of_(of), facts_(facts), state_(state), year_(year), governor_(of) {}

  /// Calls `take(words, commitment)` for each, in order.
  template <class Take>
  void read(Take take);
  /// True if the last figure is one of counted objects: a next clause may carry the verb on.
  [[nodiscard]] bool counts() const noexcept { return counts_; }

 private:
  /// What stands before a figure within its segment.
  struct evidence {
    std::size_t chain = 0;   ///< first token of the predicate before the figure
    bool predicate = false;  ///< 达到, 不少于, 增长, 占
    bool level = false;
    bool action = false;    ///< a verb whose objects are counted
    bool adjacent = false;  ///< that verb stands right before the number
    bool negated = false;
    std::optional<comparator> before;
    direction goes = direction::none;
    std::string_view base;
  };

  [[nodiscard]] std::vector<segment> segments() const;
  [[nodiscard]] bool split(segment& before, std::size_t next, segment& other) const;
  [[nodiscard]] bool is_parallel(std::size_t index) const noexcept;
  [[nodiscard]] bool is_of_many(std::size_t index) const noexcept;
  [[nodiscard]] evidence evidence_of(const segment& one) const;
  void find_base(const segment& one, evidence& found) const;
  [[nodiscard]] bool holds(const segment& one, const evidence& found, bool share) const;
  [[nodiscard]] bool holds_count(const segment& one, const evidence& found) const;
  [[nodiscard]] std::string_view share_of(const segment& one) const;
  [[nodiscard]] std::string_view subject_of(const segment& one, const evidence& found) const;
  [[nodiscard]] std::string condition_in(const segment& one) const;
  [[nodiscard]] commitment_kind kind_of(const segment& one, const evidence& found) const;
  [[nodiscard]] bool is_mark(std::size_t index) const noexcept {
    const token& one = of_.at(index);
    return one.is(cue::lists) || one.is(cue::joins) || one.is(cue::with);
  }
  [[nodiscard]] bool is_words(std::size_t index) const noexcept {
    return of_.at(index).kind == token_kind::words || of_.at(index).kind == token_kind::enclosed ||
           of_.at(index).is(cue::action);
  }
  /// The words of a segment without what only joins it to the one before.
  [[nodiscard]] span words_in(const segment& one) const noexcept {
    // The first segment takes the clause from its front on: 确保, 对….
    const bool front = one.first == facts_.begin;
    std::size_t first = front ? of_.first() : one.first;
    while (first < one.figure && (of_.at(first).is(cue::lists) || of_.at(first).is(cue::joins) ||
                                  of_.at(first).is(cue::enumerates) || of_.is_bracket(first))) {
      ++first;
    }
    const std::size_t begin = std::max<std::size_t>(of_.at(first).begin, front ? 0 : one.begin);
    return of_.trim(begin, one.end);
  }

  const clause& of_;
  const clause_facts& facts_;
  const sentence_state& state_;
  std::optional<std::int32_t> year_;
  governor governor_;
  bool counts_ = false;
};

/// True where a share speaks of part of what follows it: 95%的农村幸福院规范运行.
inline bool figure_reader::is_of_many(std::size_t index) const noexcept {
  return of_.figure_of(index).kind == lexicon::unit_kind::share && index + 1 < of_.last() &&
         of_.at(index + 1).kind == token_kind::words;
}

/// True where nothing but 和 or 、 stands between a number and the figure at `index`.
inline bool figure_reader::is_parallel(std::size_t index) const noexcept {
  if (index < facts_.begin + 1) return false;
  const token& between = of_.at(index - 1);
  const bool after_figure =
      index > facts_.begin + 1 && of_.at(index - 2).kind == token_kind::figure;
  if (between.kind != token_kind::words) return after_figure && is_mark(index - 1);
  const std::string_view said = of_.words(index - 1);
  const std::size_t mark = match_end(said, lexicon::member_marks);
  const bool number = quantities::digit_at(said, 0, said.size()).size != 0;
  return mark != 0 && ((after_figure && mark == said.size()) || number);
}

/// Ends `before` and begins `other` where the figure at `next` counts things of its own; false
/// where the figure before is only part of what this one counts: 5000万元以上项目30个.
inline bool figure_reader::split(segment& before, std::size_t next, segment& other) const {
  const auto cut = [&](std::size_t last, std::size_t end, std::size_t first, std::size_t begin) {
    before.last = last;
    before.end = end;
    other.first = first;
    other.begin = begin;
    return true;
  };
  const auto cut_at = [&](std::size_t mark) {
    return cut(mark, of_.at(mark - 1).end, mark + 1, of_.at(mark + 1).begin);
  };
  const std::size_t behind = before.figure + 1;
  if (behind == next) return cut(next, of_.at(before.figure).end, next, of_.at(next).begin);
  // 、, 和 or 并 right before the number, or right behind the figure before, or else between them.
  const token& last = of_.at(next - 1);
  if (is_mark(next - 1)) return cut_at(next - 1);
  if (last.kind == token_kind::words) {
    const std::size_t size = match_end(of_.words(next - 1), lexicon::member_marks);
    if (size != 0) return cut(next, last.end - size, next, of_.at(next).begin);
  }
  if (is_mark(behind)) return cut_at(behind);
  if (of_.at(behind).kind == token_kind::words) {
    const std::size_t size = match_any(of_.words(behind), 0, lexicon::member_marks);
    const std::size_t begin = of_.at(behind).begin + size;
    if (size != 0 && begin < of_.at(behind).end) {
      return cut(behind, of_.at(before.figure).end, behind, begin);
    }
  }
  for (std::size_t index = next - 1; index > behind; --index) {
    if (is_mark(index)) return cut_at(index);
  }
  const token& verb = of_.at(behind);
  if (!verb.is(cue::level) && !verb.is(cue::compares) && !counts_objects(verb)) return false;
  return cut(behind, of_.at(before.figure).end, behind, verb.begin);
}

inline std::vector<segment> figure_reader::segments() const {
  // A segment of more tokens than this is no sentence of a plan.
  constexpr std::size_t longest = 64;
  std::vector<segment> found;
  for (std::size_t index = facts_.begin; index < of_.last(); ++index) {
    if (of_.at(index).kind != token_kind::figure) continue;
    const figure& value = of_.figure_of(index);
    // 1064个25户以上村庄: a bound right behind a figure is part of what is counted.
    const bool behind = !found.empty() && found.back().figure + 1 == index;
    if (value.kind == lexicon::unit_kind::age || (behind && value.after)) continue;
    segment one;
    one.first = facts_.begin;
    one.begin = of_.at(facts_.begin).begin;
    if (!found.empty() && !split(found.back(), index, one)) {
      one.first = found.back().first;
      one.begin = found.back().begin;
      found.pop_back();
    }
    if (is_parallel(index)) {
      one.parallel = true;
      if (!found.empty()) found.back().parallel = true;
    }
    if (index - one.first > longest) {
      one.first = index - longest;
      one.begin = of_.at(one.first).begin;
    }
    one.figure = index;
    one.last = of_.last();
    one.end = of_.end();
    found.push_back(one);
  }
  return found;
}

/// What stands between a predicate and 的 before the number, and behind 占 or 比.
inline void figure_reader::find_base(const segment& one, evidence& found) const {
  const std::size_t number = of_.at(one.figure).begin;
  const auto chain_at = [&](std::size_t index) {
    found.chain = index;
    found.predicate = true;
  };
  if (!found.predicate && found.chain > one.first) {
    const std::string_view before = of_.words(of_.at(found.chain - 1).begin, number);
    if (before.ends_with(lexicon::of)) {
      for (std::size_t at = found.chain - 1; at > one.first;) {
        const token& predicate = of_.at(--at);
        const bool fits = predicate.is(cue::level) || predicate.is(cue::compares) ||
                          predicate.is(cue::beyond) || predicate.is(cue::held);
        if (!fits) continue;
        std::string_view base = of_.words(predicate.end, number);
        base.remove_suffix(lexicon::of.size());
        found.base = base;
        if (predicate.is(cue::compares) || predicate.is(cue::beyond)) {
          found.before = static_cast<comparator>(predicate.value);
        }
        found.level = found.level || predicate.is(cue::level);
        chain_at(at);
        break;
      }
    }
  }
  for (std::size_t at = found.chain; at > one.first;) {
    const token& word = of_.at(--at);
    const bool shares = word.is(cue::shares);
    if (!shares && !(word.is(cue::against) && found.goes != direction::none)) continue;
    if (at + 1 > found.chain) break;
    std::string_view base = of_.words(word.end, of_.at(found.chain).begin);
    if (shares && !found.predicate) base = of_.words(word.end, number);
    if (base.ends_with(lexicon::of)) base.remove_suffix(lexicon::of.size());
    if (base.empty()) break;
    found.base = base;
    chain_at(at);
    break;
  }
}

inline figure_reader::evidence figure_reader::evidence_of(const segment& one) const {
  evidence found;
  found.chain = one.figure;
  for (std::size_t at = one.figure; at > one.first; --at) {
    const token& word = of_.at(at - 1);
    if (word.is(cue::compares) || word.is(cue::beyond)) {
      found.before = static_cast<comparator>(word.value);
      found.predicate = true;
    } else if (word.is(cue::level) || word.is(cue::held)) {
      found.predicate = found.level = true;
      if (word.is(cue::held)) found.before = comparator::at_most;
    } else if (word.is(cue::changes)) {
      found.predicate = true;
      found.goes = static_cast<direction>(word.value);
    } else if (word.is(cue::negates)) {
      found.negated = found.predicate;
      break;
    } else if (word.is(cue::filler) && word.value == 1) {
      found.base = of_.words(at - 1);  // 同比
    } else if (word.is(cue::hedge) && counts_objects(word) && !found.predicate) {
      found.action = found.adjacent = true;  // 推进12个项目
      found.chain = at - 1;
      return found;
    } else if (!of_.is_filler(at - 1)) {
      break;
    }
    found.chain = at - 1;
  }
  if (!found.level && found.chain > one.first && counts_objects(of_.at(found.chain - 1)) &&
      found.goes == direction::none) {
    found.action = found.adjacent = true;
    if (const auto before = quantities::comparator_before(of_.tokens(), one.figure)) {
      found.before = before;
    }
    return found;
  }
  find_base(one, found);
  const std::size_t proportion = match_end(found.base, lexicon::proportions);
  if (proportion < found.base.size()) found.base.remove_suffix(proportion);
  for (std::size_t at = one.first; at < found.chain && !found.action; ++at) {
    if (!counts_objects(of_.at(at))) continue;
    found.action = true;
    // 减少审批事项20项, 降低成本10%: the change stands before its object.
    const bool changes = of_.at(at).is(cue::changes) && at + 1 < found.chain;
    if (changes && !found.predicate) found.goes = static_cast<direction>(of_.at(at).value);
  }
  return found;
}

/// Whether a count is one: a verb counts it or a comparator bounds it; in Chinese digits only of
/// things that slogans do not count.
inline bool figure_reader::holds_count(const segment& one, const evidence& found) const {
  const figure& value = of_.figure_of(one.figure);
  const bool bounded = found.before || found.level || value.after;
  const bool often = value.kind == lexicon::unit_kind::times &&
                     (!governor_.period().empty() || !governor_.per().empty());
  const bool changed = found.goes != direction::none && found.predicate;
  if (!bounded && !often && !changed && !found.action && !governor_.counts()) {
    // The verb of the clause before: 新增A5个，B3个, but not 总投资3亿元.
    const std::string_view said = of_.words(one.begin, of_.at(one.figure).begin);
    if (!state_.counts || match_any(said, 0, lexicon::describing) != 0) return false;
  }
  if (!value.chinese || bounded || often) return true;
  const bool slogan = std::find(lexicon::slogan_units.begin(), lexicon::slogan_units.end(),
                                value.unit) != lexicon::slogan_units.end();
  return value.low > 1 && !slogan && (found.action || changed);
}

inline bool figure_reader::holds(const segment& one, const evidence& found, bool share) const {
  const figure& value = of_.figure_of(one.figure);
  if (found.negated || one.parallel || facts_.past || state_.past || governor_.by_rule()) {
    return false;
  }
  const bool ends = one.figure + 1 == one.last || !is_words(one.figure + 1);
  const bool followed_by_of = of_.follows(one.figure, lexicon::of);
  const bool changed = found.goes != direction::none && found.predicate;
  switch (value.kind) {
    case lexicon::unit_kind::share: {
      if (followed_by_of) return share;
      if (share) return true;
      const std::string_view before = of_.words(one.begin, of_.at(one.figure).begin);
      const bool rate = match_end(before, lexicon::rate_nouns) != 0;
      return found.predicate || found.goes != direction::none || (value.after && ends) ||
             (rate && ends);
    }
    case lexicon::unit_kind::multiple:
      return !followed_by_of && (found.predicate || found.goes != direction::none);
    case lexicon::unit_kind::percent_points:
      return !followed_by_of && found.goes != direction::none;
    case lexicon::unit_kind::limit:
      return !followed_by_of && (value.limit || found.before || found.level || changed);
    case lexicon::unit_kind::duration:
      return !followed_by_of && (found.before || found.level || changed);
    case lexicon::unit_kind::count:
    case lexicon::unit_kind::times:
      break;
    case lexicon::unit_kind::none:
    case lexicon::unit_kind::age:
      return false;
  }
  if (followed_by_of) return false;
  const bool worded = one.figure > one.first && of_.at(one.figure - 1).kind == token_kind::words;
  if (worded && match_end(of_.words(one.figure - 1), lexicon::no_counts) != 0) return false;
  // 60人以上…: what a condition is like, unless a verb stands before it.
  const bool open = value.after == comparator::at_least || value.after == comparator::at_most;
  if (open && !ends && !found.adjacent && !found.before && !found.level) return false;
  if (value.after == comparator::at_most && !ends && !found.before) return false;
  return holds_count(one, found);
}

/// What a share is of, if something is said of it: 农村幸福院 of 95%的农村幸福院规范运行.
inline std::string_view figure_reader::share_of(const segment& one) const {
  if (!is_of_many(one.figure)) return {};
  std::size_t verb = one.figure + 1;
  while (verb < one.last && (of_.at(verb).kind == token_kind::words || of_.is_bracket(verb) ||
                             of_.at(verb).is(cue::lists) || of_.at(verb).is(cue::with))) {
    ++verb;
  }
  if (verb == one.last || of_.at(verb).kind != token_kind::cue) return {};
  std::string_view said = of_.words(of_.at(one.figure).end, of_.at(verb).begin);
  if (said.starts_with(lexicon::of)) said.remove_prefix(lexicon::of.size());
  return said.ends_with(lexicon::of) ? std::string_view() : said;
}

inline std::string_view figure_reader::subject_of(const segment& one, const evidence& found) const {
  const std::size_t end = found.predicate || found.adjacent ? found.chain : one.figure;
  std::string_view before = subject_in(of_, one.first, end, found.predicate);
  std::size_t verbs = end;
  while (verbs > one.first && (counts_objects(of_.at(verbs - 1)) || of_.is_filler(verbs - 1))) {
    --verbs;
  }
  // 竣工46个 counts no 竣工, but 抽检6批次 and 造林2万亩 say of what they are.
  const bool noun =
      end > one.first && of_.at(end - 1).is(cue::action) && of_.at(end - 1).value == 0;
  if (found.adjacent && verbs == one.first && !noun) before = {};
  const bool listed = end > one.first && of_.at(end - 1).kind == token_kind::words &&
                      of_.words(end - 1).ends_with(lexicon::and_so_on);
  constexpr std::size_t each = lexicon::each_word.size();
  const std::string_view per = governor_.per();
  if (!per.empty() && before.starts_with(lexicon::each_word) &&
      before.substr(each).starts_with(per) && before.size() > each + per.size()) {
    before.remove_prefix(each + per.size());
  }
  std::size_t last = one.figure + 1;
  while (last < one.last && !of_.at(last).is(cue::joins)) ++last;
  std::string_view behind =
      of_.words(of_.at(one.figure).end, std::min<std::size_t>(of_.at(last - 1).end, one.end));
  if (behind.ends_with(lexicon::and_so_on)) behind.remove_suffix(lexicon::and_so_on.size());
  const bool counted = found.adjacent || before.empty() || listed;
  if (!counted || behind.empty()) return before;
  if ((found.adjacent || listed) && !is_mark(one.figure + 1)) return behind;
  return of_.at(one.figure + 1).kind == token_kind::words ||
                 of_.at(one.figure + 1).kind == token_kind::enclosed ||
                 of_.at(one.figure + 1).is(cue::action) || of_.at(one.figure + 1).is(cue::place)
             ? behind
             : before;
}

/// The figures before the one of the segment are conditions: 5000万元以上.
inline std::string figure_reader::condition_in(const segment& one) const {
  for (std::size_t index = one.first; index < one.last; ++index) {
    if (index == one.figure || of_.at(index).kind != token_kind::figure) continue;
    const figure& other = of_.figure_of(index);
    const bool bounds = other.after || other.kind == lexicon::unit_kind::age;
    if (bounds) return std::string(of_.words(index));
  }
  return {};
}

inline commitment_kind figure_reader::kind_of(const segment& one, const evidence& found) const {
  const figure& value = of_.figure_of(one.figure);
  using lexicon::unit_kind;
  const bool shrinks = found.goes == direction::decrease;
  switch (value.kind) {
    case unit_kind::share:
    case unit_kind::multiple:
      return found.goes == direction::none ? commitment_kind::rate : commitment_kind::change;
    case unit_kind::percent_points:
      return commitment_kind::change;
    case unit_kind::times:
      if (!governor_.period().empty() || !governor_.per().empty()) {
        return commitment_kind::frequency;
      }
      break;
    default:
      break;
  }
  // 增加学位1080个 adds so many, 照明提升2万盏 are works; 收入增长5亿元, 减少会议20个 are changes.
  const bool works = found.chain < one.figure && of_.words(found.chain) == lexicon::improves;
  const bool changes = shrinks || (found.goes == direction::increase && found.predicate && !works);
  return changes ? commitment_kind::change : commitment_kind::amount;
}

template <class Take>
void figure_reader::read(Take take) {
  if (facts_.begin >= of_.last()) return;
  for (const segment& one : segments()) {
    const figure& value = of_.figure_of(one.figure);
    governor_.move_to(one.figure);
    const evidence found = evidence_of(one);
    const std::string_view share = share_of(one);
    if (!holds(one, found, !share.empty())) continue;
    commitment said;
    said.kind = kind_of(one, found);
    said.subject = share.empty() ? subject_of(one, found) : share;
    said.comparator = value.after ? *value.after : found.before.value_or(comparator::equal);
    if (said.kind == commitment_kind::change) said.direction = found.goes;
    said.low = value.low;
    said.high = value.high;
    said.unit = value.unit;
    said.base = found.base;
    said.per = value.per.present() ? of_.words(value.per.begin, value.per.end) : governor_.per();
    said.period = governor_.period();
    said.condition = condition_in(one);
    complete(of_, facts_, state_, year_, governor_.hedge(), said);
    counts_ = found.action && said.kind == commitment_kind::amount;
    take(words_in(one), std::move(said));
  }
}

}  // namespace detail::commitments

}  // namespace dutygraph
