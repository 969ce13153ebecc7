#pragma once

#include <dutygraph/read/document_head.hpp>

#include <algorithm>

#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/numerals.hpp>
#include <dutygraph/text/name_key.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Longest line that is a title or a name and no sentence, in bytes.
inline constexpr std::size_t longest_title = 200;
inline constexpr std::size_t longest_issuer = 120;

/// A number before `mark`, in Arabic digits or what `chinese` reads; moves `at` behind the mark.
template <class Chinese>
std::optional<std::uint32_t> number_before(std::string_view words, std::string_view mark,
                                           std::size_t& at, Chinese chinese) {
  const std::size_t end = words.find(mark, at);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view digits = words.substr(at, end - at);
  at = end + mark.size();
  const numeral_run run = arabic_run(digits, 0, digits.size());
  if (run.value && run.end == digits.size()) return run.value;
  return chinese(digits);
}

[[nodiscard]] DUTYGRAPH_INLINE bool in_brackets(std::string_view words) noexcept {
  return !words.empty() && match_any(words, 0, lexicon::opening_brackets) != 0 &&
         match_end(words, lexicon::closing_brackets) != 0;
}

/// A line that may be a title or an issuer: short, and no sentence.
[[nodiscard]] DUTYGRAPH_INLINE bool is_phrase(std::string_view words, std::size_t longest) {
  return !words.empty() && words.size() <= longest && !in_brackets(words) &&
         match_end(words, lexicon::sentence_ends) == 0 && match_end(words, lexicon::colons) == 0 &&
         match_end(words, lexicon::list_separators) == 0 &&
         words.find(lexicon::full_stop) == std::string_view::npos;
}

[[nodiscard]] DUTYGRAPH_INLINE bool is_issuer(std::string_view words) {
  return is_phrase(words, longest_issuer) && match_end(words, lexicon::title_words) == 0 &&
         !read_date(words);
}

[[nodiscard]] DUTYGRAPH_INLINE bool is_document_number(std::string_view words) {
  if (words.size() > longest_issuer || !words.ends_with(lexicon::document_number_end)) return false;
  for (const std::string_view mark : lexicon::document_number_marks) {
    if (words.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

/// The name of a body and 文件, printed above a document.
[[nodiscard]] DUTYGRAPH_INLINE bool is_letterhead(std::string_view words) {
  if (!words.ends_with(lexicon::letterhead_end) || !is_phrase(words, longest_issuer)) return false;
  words.remove_suffix(lexicon::letterhead_end.size());
  return match_end(words, lexicon::issuer_ends) != 0;
}

/// Begins with a decimal number, as an entry of a table of contents does: 3.2 应急报告.
[[nodiscard]] DUTYGRAPH_INLINE bool is_entry(std::string_view words) {
  const std::size_t digits = arabic_run(words, 0, words.size()).end;
  return digits != 0 && match_any(words, digits, lexicon::points) != 0;
}

/// Ends in a word for a plan; （试行） and closing quotes after it do not count.
[[nodiscard]] DUTYGRAPH_INLINE bool is_plan_title(std::string_view words) {
  if (!is_phrase(words, longest_title)) return false;
  if (match_end(words, lexicon::closing_brackets) != 0) {
    std::size_t opening = std::string_view::npos;
    for (const std::string_view mark : lexicon::opening_brackets) {
      const std::size_t at = words.rfind(mark);
      if (at != std::string_view::npos && (opening == std::string_view::npos || at > opening)) {
        opening = at;
      }
    }
    if (opening != std::string_view::npos) words = words.substr(0, opening);
  }
  words.remove_suffix(match_end(words, lexicon::closing_quotes));
  return match_end(words, lexicon::title_words) != 0;
}

/// Whom a line addresses. 、 separates only where each part begins with 各, because it also stands
/// within a name (各省、自治区、直辖市人民政府).
DUTYGRAPH_INLINE std::vector<span> read_addressees(std::string_view text, span line) {
  const auto split = [&](span part, bool commas) {
    std::vector<span> parts;
    std::size_t begin = part.begin;
    for (std::size_t at = part.begin; at <= part.end;) {
      const std::size_t mark = at < part.end ? match_any(text, at, lexicon::list_separators) : 0;
      const bool comma = mark != 0 && text.substr(at, mark) != lexicon::list_separators[0];
      if (at == part.end || (mark != 0 && comma == commas)) {
        const span found = trimmed(text, span_of(begin, at));
        if (found.present()) parts.push_back(found);
        begin = at + mark;
      }
      at += at == part.end ? 1 : mark != 0 ? mark : character_size(text, at);
    }
    return parts;
  };
  std::vector<span> result;
  const std::size_t colon = match_end(words_of(text, line), lexicon::colons);
  for (const span part : split(span_of(line.begin, line.end - colon), true)) {
    const std::vector<span> members = split(part, false);
    const bool all = std::all_of(members.begin(), members.end(), [&](span member) {
      return words_of(text, member).find(lexicon::each) != std::string_view::npos;
    });
    if (all) {
      result.insert(result.end(), members.begin(), members.end());
    } else {
      result.push_back(part);
    }
  }
  return result;
}

/// Reads the lines of a head one after the other.
class head_reader {
 public:
  head_reader(std::string_view text, std::span<const text_line> lines) : text_(text) {
    for (const text_line& line : lines) {
      const std::string_view said = words_of(text, line.words);
      if (line.blank() || is_letterhead(said)) continue;
      if (is_document_number(said)) {
        if (!numbered_) numbered_ = lines_.size();
      } else {
        lines_.push_back(line.words);
      }
    }
  }

  [[nodiscard]] document_head take() {
    find_notice();
    find_addressees();
    find_date();
    find_title();
    find_issuer();
    if (body_ < lines_.size()) {
      head_.preamble = span_of(lines_[body_].begin, lines_.back().end);
    }
    return std::move(head_);
  }

 private:
  [[nodiscard]] std::string_view words(std::size_t line) const {
    return words_of(text_, lines_[line]);
  }

  /// How many lines make up the heading of the cover: those before the number of the document, or
  /// before the addressees, where they are phrases that say what it is about (关于) or end as no
  /// plan does (的答复). 0: not so.
  [[nodiscard]] std::size_t cover_lines() const {
    constexpr std::size_t most_lines = 5;
    std::size_t count = 0;
    bool says_about = false;
    while (count < lines_.size() && count <= most_lines && count != numbered_ &&
           is_phrase(words(count), longest_title)) {
      says_about = says_about || words(count).find(lexicon::about) != std::string_view::npos;
      ++count;
    }
    if (count == 0 || count > most_lines || count == lines_.size()) return 0;
    if (!says_about && match_end(words(count - 1), lexicon::other_document_words) == 0) return 0;
    const bool addressed = match_end(words(count), lexicon::colons) != 0;
    return count == numbered_ || addressed ? count : 0;
  }

  /// Reads a heading of several lines: a notice or letter that sends a plan along, or the title of
  /// the document itself.
  bool find_cover() {
    const std::size_t count = cover_lines();
    if (count < 2) return false;
    const span heading = span_of(lines_[0].begin, lines_[count - 1].end);
    const name_key key = name_key::of(words_of(text_, heading));  // a title may be spaced out
    const bool is_letter = match_end(key.view(), lexicon::cover_ends) != 0;
    for (const std::string_view word : lexicon::sends) {
      head_.sends = head_.sends || (is_letter && key.view().find(word) != std::string_view::npos);
    }
    (is_letter ? head_.notice : head_.title) = heading;
    body_ = count;
    return true;
  }

  void find_notice() {
    if (find_cover()) return;
    constexpr std::size_t most_lines = 3;
    for (std::size_t line = 0; line < lines_.size() && line < most_lines; ++line) {
      if (!is_phrase(words(line), longest_title)) return;
      if (!words(line).ends_with(lexicon::notice_end)) continue;
      head_.notice = span_of(lines_[0].begin, lines_[line].end);
      for (const std::string_view word : lexicon::sends) {
        const bool said = words_of(text_, head_.notice).find(word) != std::string_view::npos;
        head_.sends = head_.sends || said;
      }
      body_ = line + 1;
      return;
    }
  }

  void find_addressees() {
    constexpr std::size_t most_lines = 5;
    for (std::size_t line = body_; line < lines_.size() && line < body_ + most_lines; ++line) {
      const std::string_view said = words(line);
      if (match_end(said, lexicon::colons) == 0) continue;
      if (said.find(lexicon::full_stop) != std::string_view::npos) return;
      head_.addressees = read_addressees(text_, lines_[line]);
      addressed_ = line;
      return;
    }
  }

  void find_date() {
    for (std::size_t line = body_; line < lines_.size() && !dated_; ++line) {
      const std::string_view said = words(line);
      if (said.size() > longest_title) continue;
      head_.date = read_date(said);
      if (!head_.date) continue;
      dated_ = line;
      if (line > body_ && !in_brackets(said) && is_issuer(words(line - 1))) {
        head_.issuer = lines_[line - 1];
      }
    }
  }

  [[nodiscard]] bool is_title_line(std::size_t line) const {
    return is_phrase(words(line), longest_title) && !read_date(words(line)) &&
           !words(line).starts_with(lexicon::attachment) && lines_[line] != head_.issuer &&
           !is_entry(words(line));
  }

  void find_title() {
    if (head_.title.present()) {
      pass_addressees_and_date();
      return;
    }
    const bool own = !head_.notice.present() || head_.sends;
    std::optional<std::size_t> found;
    // Behind the notice's signature, where there is one; a plan without a notice begins with it.
    const std::size_t first = head_.sends && dated_       ? *dated_ + 1
                              : head_.sends && addressed_ ? *addressed_ + 1
                                                          : body_;
    for (std::size_t line = first; own && line < lines_.size() && !found; ++line) {
      if (is_title_line(line) && is_plan_title(words(line))) found = line;
    }
    const bool expected = !head_.notice.present() || dated_;
    for (std::size_t line = first; own && expected && line < lines_.size() && !found; ++line) {
      if (is_title_line(line)) found = line;
      if (match_end(words(line), lexicon::part_separators) != 0) break;
    }
    if (found) {
      std::size_t begin = *found;
      // A title over two lines: the first says what it is about, the second what it is.
      if (begin > first && begin == first + 1 && is_title_line(first) &&
          match_end(words(first), lexicon::issuer_ends) == 0 && !is_plan_title(words(first))) {
        --begin;
      }
      head_.title = span_of(lines_[begin].begin, lines_[*found].end);
    } else if (head_.notice.present() && !head_.sends) {
      head_.title = head_.notice;
      head_.notice = {};
    }
    if (found) body_ = std::max(body_, *found + 1);
    pass_addressees_and_date();
  }

  void pass_addressees_and_date() {
    if (addressed_) body_ = std::max(body_, *addressed_ + 1);
    if (dated_ && dated_ <= body_) body_ = std::max(body_, *dated_ + 1);
  }

  /// What stands before 关于, else before the year, if it is the name of a body.
  [[nodiscard]] span issuer_of(span heading) const {
    const std::string_view said = words_of(text_, heading);
    const std::size_t about = said.find(lexicon::about);
    std::size_t end = about != std::string_view::npos ? about : 0;
    for (const std::string_view word : lexicon::sends) end = std::min(end, said.find(word));
    if (about == std::string_view::npos) {
      while (end < said.size() && arabic_run(said, end, said.size()).end == end) {
        end += character_size(said, end);
      }
    }
    const span found = trimmed(text_, span_of(heading.begin, heading.begin + end));
    if (!found.present() || found.end == heading.end) return {};
    if (head_.notice == heading && about != std::string_view::npos) return found;
    return match_end(words_of(text_, found), lexicon::issuer_ends) != 0 ? found : span{};
  }

  void find_issuer() {
    const span from_notice = head_.notice.present() ? issuer_of(head_.notice) : span{};
    if (from_notice.present()) head_.issuer = from_notice;
    if (!head_.issuer.present() && head_.title.present()) head_.issuer = issuer_of(head_.title);
  }

  std::string_view text_;
  std::vector<span> lines_;  // without blank lines and document numbers
  document_head head_;
  std::size_t body_ = 0;                 // the first line that is not yet told
  std::optional<std::size_t> numbered_;  // the first line behind the number of the document
  std::optional<std::size_t> addressed_;
  std::optional<std::size_t> dated_;
};

}  // namespace detail

DUTYGRAPH_INLINE std::optional<date> read_date(std::string_view words) {
  if (words.empty() || words.size() > detail::longest_title) return std::nullopt;
  if (detail::in_brackets(words)) {
    const std::size_t opening = match_any(words, 0, lexicon::opening_brackets);
    const std::size_t closing = match_end(words, lexicon::closing_brackets);
    words = words.substr(opening, words.size() - opening - closing);
  }
  const name_key key = name_key::of(words);  // without blanks, digits of half width
  std::size_t at = 0;
  const auto year = detail::number_before(key.view(), lexicon::year_mark, at, chinese_digits);
  if (!year || *year < 1000 || *year > 9999) return std::nullopt;
  const auto month = detail::number_before(key.view(), lexicon::month_mark, at, chinese_number);
  if (!month || *month > 12) return std::nullopt;
  const std::size_t day_mark = match_end(key.view(), lexicon::day_marks);
  if (day_mark == 0 || key.view().size() < at + day_mark) return std::nullopt;
  const std::string_view mark = key.view().substr(key.view().size() - day_mark);
  const auto day = detail::number_before(key.view(), mark, at, chinese_number);
  if (!day || *day > 31 || at != key.view().size()) return std::nullopt;
  const date value{static_cast<std::int32_t>(*year), static_cast<std::uint8_t>(*month),
                   static_cast<std::uint8_t>(*day)};
  if (!is_valid(value)) return std::nullopt;
  return value;
}

DUTYGRAPH_INLINE std::optional<std::int32_t> read_year(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const numeral_run digits = arabic_run(words, at, words.size());
    const numeral_run run = digits.end != at ? digits : chinese_run(words, at, words.size());
    if (run.end == at) {
      at += character_size(words, at);
      continue;
    }
    const std::string_view numeral = words.substr(at, run.end - at);
    const auto value = digits.end != at ? run.value : chinese_digits(numeral);
    if (value && *value >= 1900 && *value < 2200) return static_cast<std::int32_t>(*value);
    at = run.end;
  }
  return std::nullopt;
}

DUTYGRAPH_INLINE signature read_signature(std::string_view text, std::span<const text_line> lines) {
  signature found;
  found.first_line = lines.size();
  std::size_t at = lines.size();
  const auto before = [&](std::size_t line) {
    while (line > 0 && lines[line - 1].blank()) --line;
    return line;
  };
  at = before(at);
  if (at > 0 && !read_date(words_of(text, lines[at - 1].words)) &&
      detail::in_brackets(words_of(text, lines[at - 1].words))) {
    at = before(at - 1);
  }
  if (at == 0) return found;
  const std::string_view last = words_of(text, lines[at - 1].words);
  found.date = read_date(last);
  if (!found.date || detail::in_brackets(last)) return signature{{}, std::nullopt, lines.size()};
  found.first_line = at - 1;
  at = before(at - 1);
  if (at > 0 && detail::is_issuer(words_of(text, lines[at - 1].words)) &&
      match_end(words_of(text, lines[at - 1].words), lexicon::issuer_ends) != 0) {
    found.issuer = lines[at - 1].words;
    found.first_line = at - 1;
  }
  return found;
}

DUTYGRAPH_INLINE document_head read_head(std::string_view text, std::span<const text_line> lines) {
  return detail::head_reader(text, lines).take();
}

}  // namespace dutygraph
