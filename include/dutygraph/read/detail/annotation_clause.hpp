#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/read/detail/annotation_names.hpp>
#include <dutygraph/read/duty_lexicon.hpp>
#include <dutygraph/read/labelled_list.hpp>
#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/lines.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// How sure the place of a bracket is: what stands before and behind it.
struct clause_place {
  bool after_sentence = false;  ///< behind a sentence end, a bracket of this kind or a line break
  bool before_end = false;      ///< before a sentence end or the end of a line
};

/// What a clause without labels says (A、B牵头，C配合).
struct duty_clause {
  std::vector<labelled_list> lists;
  std::vector<span> rest;
};

/// Reads the inside of a bracket from left to right: names, then the words for their role.
class clause_reader {
 public:
  clause_reader(std::string_view text, span inside, clause_place place)
      : text_(text), inside_(inside), place_(place), names_begin_(inside.begin) {}

  /// The lists, or nothing where the words are prose.
  [[nodiscard]] std::optional<duty_clause> run() {
    std::size_t depth = 0;
    bool part_begins = true;
    for (std::size_t at = inside_.begin; at < inside_.end && !stopped_;) {
      at = skip_blanks(text_, at, inside_.end);
      if (at >= inside_.end) break;
      if (depth == 0 && part_begins) {
        part_begins = false;
        if (opens_rule(at)) break;
        if (starts(at, lexicon::by)) {
          led_by_ = led_by_ || at == inside_.begin;
          at += lexicon::by.size();
          names_begin_ = pending_.empty() ? at : names_begin_;
          continue;
        }
      }
      if (const std::size_t opening = match_any(text_, at, lexicon::duty_openings)) {
        ++depth;
        at += opening;
      } else if (const std::size_t closing = match_any(text_, at, lexicon::duty_closings)) {
        depth -= depth > 0 ? 1 : 0;
        at += closing;
      } else if (depth > 0) {
        at += character_size(text_, at);
      } else if (const std::size_t comma = match_any(text_, at, lexicon::list_separators)) {
        part_begins = text_.substr(at, comma) != lexicon::enumeration_comma;
        at += comma;
      } else if (const std::size_t mark = match_any(text_, at, lexicon::part_separators)) {
        if (!close_part(at)) return std::nullopt;
        part_begins = true;
        at += mark;
        names_begin_ = at;
      } else if (const std::size_t joined = take_together(at)) {
        at += joined;
      } else if (const std::size_t phrase = take_role(at)) {
        at += phrase;
        part_begins = true;
      } else {
        at += character_size(text_, at);
      }
    }
    if (refused_ || !close_part(stopped_at_.value_or(inside_.end))) return std::nullopt;
    if (stopped_at_) {
      const span rule = trimmed(text_, span_of(*stopped_at_, inside_.end));
      if (rule.present()) out_.rest.push_back(rule);
    }
    if (out_.lists.empty() || refused_ || !plausible()) return std::nullopt;
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool starts(std::size_t at, std::string_view word) const {
    return text_.substr(at, word.size()) == word && at + word.size() <= inside_.end;
  }

  [[nodiscard]] std::string_view rest_at(std::size_t at) const {
    return text_.substr(at, inside_.end - at);
  }

  /// A rule for the whole text: what follows names no one for this place.
  bool opens_rule(std::size_t at) {
    const std::string_view rest = rest_at(at);
    const bool rule = match_start(rest, lexicon::carry_starts) != 0 ||
                      match_start(rest, lexicon::first_listed_words) != 0 ||
                      rest.substr(0, lexicon::likewise_below.size()) == lexicon::likewise_below;
    if (rule) {
      stopped_at_ = at;
      stopped_ = true;
    }
    return rule;
  }

  std::size_t take_together(std::size_t at) {
    if (!starts(at, lexicon::together_with)) return 0;
    const span names = trimmed_names(at);
    if (!names.present() && pending_.empty() && out_.lists.empty()) return 0;
    if (names.present()) pending_.push_back(names);
    together_ = span_of(at, at + lexicon::together_with.size());
    names_begin_ = at + lexicon::together_with.size();
    return lexicon::together_with.size();
  }

  /// The pending names up to `at`, without the marks at both ends.
  [[nodiscard]] span trimmed_names(std::size_t at) const {
    span names = trimmed(text_, span_of(names_begin_, std::max(at, names_begin_)));
    while (names.present()) {
      const std::size_t first = match_any(text_, names.begin, lexicon::list_separators);
      const std::size_t last = match_end(words_of(text_, names), lexicon::list_separators);
      if (first == 0 && last == 0) break;
      names = trimmed(text_, span_of(names.begin + first,
                                     std::max<std::size_t>(names.begin + first, names.end - last)));
    }
    return names;
  }

  [[nodiscard]] bool ends_here(std::size_t at) const {
    at = skip_blanks(text_, at, inside_.end);
    return at >= inside_.end || match_any(text_, at, lexicon::list_separators) != 0 ||
           match_any(text_, at, lexicon::part_separators) != 0 ||
           match_any(text_, at, lexicon::duty_openings) != 0 || starts(at, lexicon::together_with);
  }

  /// The phrase for a role at `at`, with the words around it; its bytes, or 0.
  std::size_t take_role(std::size_t at) {
    std::size_t end = at;
    while (const std::size_t size = match_any(text_, end, lexicon::duty_fillers)) {
      end = skip_blanks(text_, end + size, inside_.end);
    }
    const std::size_t words_begin = end;
    std::size_t words_end = end;
    std::optional<role> meant;
    bool breaks = false;
    for (bool more = true; more && end < inside_.end;) {
      more = false;
      for (const lexicon::role_word& one : lexicon::role_words) {
        if (!starts(end, one.word) || one.word == lexicon::together_with) continue;
        const bool weak = one.role == role::responsible;
        if (!meant || (*meant == role::responsible && !weak) || one.role == role::lead) {
          meant = one.role;
        }
        breaks = is_one_of(one.word, lexicon::breaking_roles);
        words_end = end + one.word.size();
        end = skip_blanks(text_, words_end, inside_.end);
        more = true;
        break;
      }
      if (more || !meant) continue;
      if (const std::size_t tail = match_any(text_, end, lexicon::duty_tails)) {
        if (end + tail > inside_.end) break;
        words_end = end + tail;
        end = skip_blanks(text_, words_end, inside_.end);
        more = true;
      } else if (const std::size_t filler = match_any(text_, end, lexicon::duty_fillers)) {
        if (end + filler > inside_.end) break;
        end = skip_blanks(text_, end + filler, inside_.end);
        more = true;
      }
    }
    if (!meant || (!breaks && !ends_here(words_end))) return 0;
    const span names = trimmed_names(at);
    if (!names.present() && pending_.empty()) return 0;
    if (names.present()) pending_.push_back(names);
    add_list(*meant, span_of(words_begin, words_end));
    names_begin_ = words_end;
    return words_end - at;
  }

  void add_list(role meant, span label) {
    labelled_list model;
    model.meaning = {meant, node_kind::section, true};
    model.label = label;
    model.words = span_of(pending_.front().begin, label.end);
    name_list found;
    name_splitter names(text_, node_kind::section, true, found);
    for (const span part : pending_) names.read(part);
    pending_.clear();
    together_ = {};
    if (found.names.empty() && !found.open) refused_ = true;
    for (const listed_name& name : found.names) check_name(name);
    for (const span rule : found.rules) out_.rest.push_back(rule);
    add_lists(text_, model, std::move(found), out_.lists);
  }

  /// A clause is prose where a name holds words that no name holds.
  void check_name(const listed_name& name) {
    constexpr std::size_t longest_name = 120;
    const std::string_view said = words_of(text_, name.words);
    if (said.size() > longest_name) refused_ = true;
    for (const std::string_view mark : lexicon::quoting_marks) {
      if (said.find(mark) != std::string_view::npos) refused_ = true;
    }
    for (const std::string_view word : lexicon::prose_words) {
      const std::size_t at = said.find(word);
      if (at == std::string_view::npos) continue;
      const bool within = std::any_of(lexicon::no_prose.begin(), lexicon::no_prose.end(),
                                      [&](std::string_view longer) {
                                        return said.find(longer) != std::string_view::npos &&
                                               longer.find(word) != std::string_view::npos;
                                      });
      if (!within) refused_ = true;
    }
  }

  /// Ends a part of the clause: words without a role are further names of 会同, a term or a rule.
  bool close_part(std::size_t at) {
    const span names = trimmed_names(at);
    if (names.present() && together_.present()) {
      pending_.push_back(names);
      add_list(role::responsible, together_);
      return true;
    }
    if (!names.present() && pending_.empty()) return true;
    name_list found;
    name_splitter(text_, node_kind::section, false, found).read(names);
    pending_.clear();
    if (!found.names.empty()) return false;
    if (!out_.lists.empty()) {
      auto& terms = out_.lists.front().terms;
      terms.insert(terms.end(), found.terms.begin(), found.terms.end());
    }
    out_.rest.insert(out_.rest.end(), found.rules.begin(), found.rules.end());
    return true;
  }

  /// Whether the names are such that the bracket says who is responsible: every list where a
  /// sentence goes on before the bracket, else one at least, or a place that leaves no doubt.
  [[nodiscard]] bool plausible() const {
    if (led_by_ && !place_.after_sentence) return false;
    bool every = true;
    bool any = false;
    for (const labelled_list& list : out_.lists) {
      const bool good = std::any_of(list.names.begin(), list.names.end(), [&](span name) {
        return list.meaning.kind == node_kind::leader || is_unit_name(words_of(text_, name));
      });
      every = every && good;
      any = any || good;
    }
    if (!place_.after_sentence) return every;
    const bool nobody =
        std::all_of(out_.lists.begin(), out_.lists.end(), [&](const labelled_list& list) {
          return std::all_of(list.names.begin(), list.names.end(), [&](span name) {
            return is_one_of(words_of(text_, name), lexicon::nobody);
          });
        });
    return any || (place_.before_end && !nobody);
  }

  std::string_view text_;
  span inside_;
  clause_place place_;
  std::size_t names_begin_;
  std::vector<span> pending_;
  span together_;
  duty_clause out_;
  std::optional<std::size_t> stopped_at_;
  bool stopped_ = false;
  bool refused_ = false;
  bool led_by_ = false;
};

}  // namespace detail

}  // namespace dutygraph
