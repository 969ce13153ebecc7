#pragma once

#include <dutygraph/read/commitments.hpp>

#include <algorithm>
#include <utility>

#include <dutygraph/read/detail/commitments_clause.hpp>
#include <dutygraph/read/detail/commitments_figures.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail::commitments {

/// Whether a word may say what a clause undertakes without a figure.
[[nodiscard]] inline bool says_without_figure(const token& one) noexcept {
  return (one.what >= cue::every && one.what <= cue::hooked) ||
         (one.what >= cue::completes && one.what <= cue::meets) || one.is(cue::level);
}

/// Finds the one commitment of a clause without a figure.
class wordy_reader {
 public:
  wordy_reader(const clause& of, const clause_facts& facts, const commitment_context& context)
      : of_(of), facts_(facts), context_(context), governor_(of) {}

  /// The token of the cue, or nothing; fills kind, subject, base.
  [[nodiscard]] std::optional<std::size_t> read(commitment& said);
  [[nodiscard]] const governor& governs() const noexcept { return governor_; }

 private:
  [[nodiscard]] bool read_cue(std::size_t at, commitment& said) const;
  [[nodiscard]] bool read_every(std::size_t at, commitment& said) const;
  [[nodiscard]] bool read_covered(std::size_t at, commitment& said) const;
  [[nodiscard]] bool read_naught(std::size_t at, commitment& said) const;
  [[nodiscard]] bool read_beyond(std::size_t at, commitment& said) const;
  [[nodiscard]] bool read_hooked(std::size_t at, commitment& said) const;
  [[nodiscard]] bool read_milestone(std::size_t at, commitment& said) const;
  [[nodiscard]] bool reads_as_verb(std::size_t at) const noexcept;
  [[nodiscard]] bool fits(std::size_t at, std::string_view object, std::size_t last) const;
  /// Words before a token, without fillers.
  [[nodiscard]] std::string_view before(std::size_t at) const noexcept {
    return subject_in(of_, facts_.begin, at, true);
  }

  /// True if more than verbs and fillers stands before a token.
  [[nodiscard]] bool has_words(std::size_t at) const noexcept {
    while (at > facts_.begin && of_.at(at - 1).kind == token_kind::cue) --at;
    return at > facts_.begin &&
           (of_.at(at - 1).kind == token_kind::words ||
            of_.at(at - 1).kind == token_kind::enclosed) &&
           !of_.is_preposition(at - 1);
  }

  const clause& of_;
  const clause_facts& facts_;
  const commitment_context& context_;
  governor governor_;
};

inline std::optional<std::size_t> wordy_reader::read(commitment& said) {
  constexpr int most_tried = 16;
  int tried = 0;
  for (std::size_t at = facts_.begin; at < of_.last(); ++at) {
    governor_.move_to(at);
    if (governor_.of_others()) return std::nullopt;
    if (!says_without_figure(of_.at(at))) continue;
    if (read_cue(at, said)) return at;
    // Each looks at all of the clause: one with more of them is no sentence of a plan.
    if (++tried == most_tried) break;
  }
  return std::nullopt;
}

inline bool wordy_reader::read_cue(std::size_t at, commitment& said) const {
  const token& one = of_.at(at);
  switch (one.what) {
    case cue::every:
      return read_every(at, said);
    case cue::covered:
      return read_covered(at, said);
    case cue::naught:
    case cue::naught_end:
      return read_naught(at, said);
    case cue::beyond:
    case cue::level:
      return read_beyond(at, said);
    case cue::hooked:
      return read_hooked(at, said);
    case cue::completes:
    case cue::documents:
    case cue::results:
    case cue::starts:
    case cue::founds:
    case cue::meets:
      return read_milestone(at, said);
    default:
      return false;
  }
}

/// 全部纳入, 全部按标准落实, but not 全部职工.
inline bool wordy_reader::read_every(std::size_t at, commitment& said) const {
  if (at + 1 >= of_.last()) return false;
  const token& next = of_.at(at + 1);
  const bool verb = next.is(cue::verb) || next.is(cue::action) || next.is(cue::level) ||
                    next.is(cue::completes) || next.is(cue::results) || next.is(cue::documents) ||
                    next.is(cue::founds) || next.is(cue::covered);
  said.kind = commitment_kind::all;
  said.subject = before(at);
  return verb;
}

inline bool wordy_reader::read_covered(std::size_t at, commitment& said) const {
  const bool ends = at + 1 == of_.last() || of_.at(at + 1).is(cue::lists) ||
                    of_.at(at + 1).is(cue::joins) || of_.is_bracket(at + 1);
  said.kind = commitment_kind::all;
  said.subject = before(at);
  return ends;
}

inline bool wordy_reader::read_naught(std::size_t at, commitment& said) const {
  said.kind = commitment_kind::zero;
  if (of_.at(at).is(cue::naught_end)) {
    said.subject = before(at);
    return at + 1 == of_.last() || of_.at(at + 1).is(cue::lists) || of_.at(at + 1).is(cue::joins);
  }
  std::string_view object = of_.words(of_.at(at).end, of_.end());
  if (object.ends_with(lexicon::happens)) object.remove_suffix(lexicon::happens.size());
  said.subject = object;
  if (of_.at(at).value == 2) {  // 确保不发生…, but not 守住…和不发生…底线
    return !object.empty() && (at == facts_.begin || of_.is_filler(at - 1));
  }
  if (of_.at(at).value == 0) return !object.empty();
  const std::string_view all = of_.words(of_.at(at).end, of_.end());
  return std::any_of(lexicon::happenings.begin(), lexicon::happenings.end(),
                     [all](std::string_view word) { return all.find(word) != all.npos; });
}

/// 高于省定标准, 达到全市平均水平.
inline bool wordy_reader::read_beyond(std::size_t at, commitment& said) const {
  const std::string_view base = of_.words(of_.at(at).end, bare_end(of_));
  const bool level = of_.at(at).is(cue::level);
  const bool fits = level ? match_end(base, lexicon::average_nouns) != 0
                          : match_end(base, lexicon::relative_nouns) != 0;
  if (!fits) return false;
  said.kind = commitment_kind::relative;
  if (!level) said.comparator = static_cast<comparator>(of_.at(at).value);
  said.base = base;
  said.subject = before(at);
  return true;
}

/// 与最低工资标准挂钩.
inline bool wordy_reader::read_hooked(std::size_t at, commitment& said) const {
  std::size_t with = at;
  while (with > facts_.begin && !of_.at(with).is(cue::with)) --with;
  if (!of_.at(with).is(cue::with)) return false;
  said.kind = commitment_kind::relative;
  said.base = of_.words(of_.at(with).end, of_.at(at).begin);
  said.subject = subject_in(of_, facts_.begin, with, false);
  return !said.base.empty() && !said.subject.empty();
}

/// Whether the word at `at` is a verb of the clause: only adverbs, who acts, and verbs right before
/// it stand in front.
inline bool wordy_reader::reads_as_verb(std::size_t at) const noexcept {
  constexpr std::size_t longest_actor = 36;
  std::size_t index = at;
  const auto joins = [&](std::size_t one) {  // 研究制定, 编制完成, 推动出台
    const token& word = of_.at(one);
    return word.is(cue::verb) || word.is(cue::action) || word.is(cue::documents) ||
           word.is(cue::completes) || word.is(cue::starts) || word.is(cue::founds);
  };
  if (at > facts_.begin && of_.is_preposition(at - 1)) return false;  // 在完成…
  while (index > facts_.begin && (joins(index - 1) || of_.is_filler(index - 1))) --index;
  std::size_t size = 0;
  for (std::size_t before = facts_.begin; before < index; ++before) {
    const token& word = of_.at(before);
    if (of_.is_filler(before) || word.is(cue::place) || of_.is_bracket(before)) continue;
    if (word.kind != token_kind::words) return false;
    size += word.end - word.begin;
  }
  return size <= longest_actor;
}

/// Whether the object of the verb at `at`, which ends before token `last`, makes it a milestone.
inline bool wordy_reader::fits(std::size_t at, std::string_view object, std::size_t last) const {
  const token& verb = of_.at(at);
  const bool titled = of_.at(last - 1).kind == token_kind::enclosed &&
                      of_.at(last - 1).value == lexicon::title_marks;
  switch (verb.what) {
    case cue::documents:
      return titled || match_end(object, lexicon::document_nouns) != 0;
    case cue::founds:
      return match_end(object, lexicon::founded_nouns) != 0;
    case cue::meets:
      return match_end(object, lexicon::meeting_nouns) != 0;
    case cue::starts:
      return !object.empty();
    case cue::completes:
      if (context_.title && object.ends_with(lexicon::task)) return false;
      return !object.empty() || !before(at).empty() || facts_.has_deadline;
    case cue::results:
      if (verb.value == 0) return true;
      return object.empty() ? has_words(at) : match_end(object, lexicon::slogan_nouns) == 0;
    default:
      return false;
  }
}

inline bool wordy_reader::read_milestone(std::size_t at, commitment& said) const {
  const token& verb = of_.at(at);
  said.kind = commitment_kind::milestone;
  // 推进规划编制工作: the word is a noun, and its object stands before it.
  const std::string_view rest = of_.words(verb.end, bare_end(of_));
  if (verb.is(cue::documents) && verb.value == 1 && (rest.empty() || rest == lexicon::work)) {
    const std::string_view object = subject_in(of_, facts_.begin, at, false);
    if (at == facts_.begin || object.empty()) return false;
    const bool titled =
        of_.at(at - 1).kind == token_kind::enclosed && of_.at(at - 1).value == lexicon::title_marks;
    said.subject = object;
    return titled || match_end(object, lexicon::document_nouns) != 0;
  }
  if (match_any(rest, 0, lexicon::noun_ends) != 0) return false;
  if (at + 1 < of_.last() && of_.at(at + 1).is(cue::lists)) return false;
  if (!verb.is(cue::results) && !reads_as_verb(at)) return false;
  if (verb.is(cue::results) && at > facts_.begin && of_.at(at - 1).is(cue::negates)) return false;
  std::size_t first = at + 1;  // 编制完成规划, 完工投入使用
  while (first < of_.last() &&
         (of_.at(first).is(cue::completes) || of_.at(first).is(cue::results) ||
          of_.at(first).is(cue::documents))) {
    ++first;
  }
  std::size_t last = first;
  while (last < of_.last() && !of_.at(last).is(cue::joins)) ++last;
  std::size_t end = last;
  while (end > first && of_.is_bracket(end - 1)) --end;
  std::string_view object =
      end > first ? of_.words(of_.at(first).begin, of_.at(end - 1).end) : std::string_view();
  if (object.ends_with(lexicon::and_so_on)) object.remove_suffix(lexicon::and_so_on.size());
  if (match_any(object, 0, lexicon::no_objects) != 0) return false;
  constexpr std::size_t longest_self = 15;
  if (object.starts_with(lexicon::this_one) && object.size() <= longest_self) return false;
  if (!fits(at, object, std::max(end, first))) return false;
  const std::string_view subject = has_words(at) ? before(at) : std::string_view();
  said.subject = object.empty() ? subject : object;
  if (verb.is(cue::results) && verb.value == 0 && !subject.empty()) said.subject = subject;
  return true;
}

/// Reads one sentence after the other.
class commitments_reader {
 public:
  commitments_reader(std::string_view text, span part, const commitment_context& context,
                     const stop_token& stop)
      : text_(text), context_(context), stop_(stop), source_(text, part) {}

  [[nodiscard]] std::vector<found_commitment> take() {
    source_.read();
    std::size_t first = 0;
    clause_signs signs;
    for (std::size_t at = 0; at <= source_.tokens.size(); ++at) {
      if (at % 4096 == 0) stop_.check("reading commitments");
      const bool ends = at == source_.tokens.size();
      const bool sentence = ends || source_.tokens[at].is(cue::sentence);
      if (!sentence && !source_.tokens[at].is(cue::clause)) {
        const token& one = source_.tokens[at];
        signs.figure = signs.figure || one.kind == token_kind::figure;
        signs.words = signs.words || says_without_figure(one);
        continue;
      }
      if (first < at) read_clause(clause(text_, source_, first, at), signs);
      first = at + 1;
      signs = {};
      if (sentence) state_ = {};
    }
    return std::move(out_);
  }

 private:
  /// What is in a clause: most have neither, and need no look at their parts.
  struct clause_signs {
    bool figure = false;
    bool words = false;
  };
  void read_clause(const clause& of, const clause_signs& signs) {
    const clause_facts facts = facts_of(of, context_.year);
    const std::size_t before = out_.size();
    bool counts = false;
    if (facts.main && facts.begin < of.last()) {
      if (signs.figure) {
        figure_reader figures(of, facts, state_, context_.year);
        figures.read([this](span words, commitment&& said) {
          out_.push_back({words, std::move(said)});
        });
        counts = figures.counts();
      }
      const bool own = !state_.others && !facts.past && !state_.past;
      if (out_.size() == before && own && signs.words) read_words(of, facts);
    }
    hand_on(of, facts, context_.year, state_);
    state_.counts = counts;
  }

  void read_words(const clause& of, const clause_facts& facts) {
    wordy_reader reader(of, facts, context_);
    commitment said;
    const auto found = reader.read(said);
    if (!found) return;
    complete(of, facts, state_, context_.year, reader.governs().hedge(), said);
    std::size_t first = of.first();
    while (first < *found && (of.at(first).is(cue::joins) || of.at(first).is(cue::enumerates) ||
                              of.is_bracket(first))) {
      ++first;
    }
    out_.push_back({of.trim(of.at(first).begin, of.end()), std::move(said)});
  }

  std::string_view text_;
  const commitment_context& context_;
  const stop_token& stop_;
  quantities::token_reader source_;
  sentence_state state_;
  std::vector<found_commitment> out_;
};

}  // namespace detail::commitments

DUTYGRAPH_INLINE std::vector<found_commitment> find_commitments(std::string_view text, span part,
                                                                const commitment_context& context,
                                                                const stop_token& stop) {
  return detail::commitments::commitments_reader(text, part, context, stop).take();
}

}  // namespace dutygraph
