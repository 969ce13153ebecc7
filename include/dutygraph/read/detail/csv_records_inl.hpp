#pragma once

#include <dutygraph/read/csv_records.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <dutygraph/text/line_index.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE csv_reader::csv_reader(const decoded_text& source, csv_options options)
    : source_(&source), text_(source.text), options_(std::move(options)) {
  constexpr std::string_view opening = "sep=";
  if (!options_.separator_line || text_.size() <= opening.size()) return;
  const std::size_t behind = opening.size() + 1;
  const bool line_ends = text_.size() == behind || text_[behind] == '\r' || text_[behind] == '\n';
  const char mark = text_[opening.size()];
  const bool single = mark > ' ' || mark == '\t';
  if (text_.substr(0, opening.size()) != opening || !line_ends || !single || mark == '"') return;
  separator_ = mark;
  at_ = behind;
  static_cast<void>(take_line_break());
}

DUTYGRAPH_INLINE place csv_reader::where(std::size_t offset) const {
  return place_of(text_, offset, line_index(text_), source_->offsets, options_.file);
}

DUTYGRAPH_INLINE void csv_reader::fail(std::string_view code, std::string message,
                                       std::size_t offset) const {
  throw parse_error(code, std::move(message), where(offset));
}

DUTYGRAPH_INLINE bool csv_reader::take(char mark) noexcept {
  if (at_ >= text_.size() || text_[at_] != mark) return false;
  ++at_;
  return true;
}

DUTYGRAPH_INLINE bool csv_reader::take_line_break() noexcept {
  const bool carriage = take('\r');
  const bool feed = take('\n');
  return carriage || feed;
}

DUTYGRAPH_INLINE void csv_reader::read_field(csv_field& field) {
  const auto span_to = [](std::size_t begin, std::size_t end) {
    return span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  };
  const std::size_t opened = at_;
  if (!take('"')) {
    const std::array<char, 3> ends{separator_, '\r', '\n'};
    const std::size_t end = std::min(
        text_.find_first_of(std::string_view(ends.data(), ends.size()), at_), text_.size());
    field.text = text_.substr(at_, end - at_);
    field.words = span_to(at_, end);
    at_ = end;
    return;
  }
  while (at_ < text_.size()) {
    const std::size_t quote = std::min(text_.find('"', at_), text_.size());
    field.text.append(text_, at_, quote - at_);
    at_ = std::min(quote + 1, text_.size());
    if (quote == text_.size()) break;
    if (!take('"')) {
      field.words = span_to(opened + 1, quote);
      return;
    }
    field.text.push_back('"');
  }
  fail(options_.quote_code, "a quote is opened and never closed; close it", opened);
}

DUTYGRAPH_INLINE bool csv_reader::next(std::vector<csv_field>& fields) {
  constexpr std::size_t most_columns = 16'384;
  while (at_ < text_.size()) {
    begin_ = at_;
    fields.clear();
    do {
      read_field(fields.emplace_back());
      if (fields.size() > most_columns) {
        fail("csv.columns", "a record has more than 16384 fields; split the table", begin_);
      }
    } while (take(separator_));
    if (at_ < text_.size() && !take_line_break()) {
      fail(options_.quote_code, "words follow a closing quote; double a quote within a field", at_);
    }
    if (fields.size() > 1 || !fields[0].text.empty() || text_[begin_] == '"') return true;
  }
  return false;
}

}  // namespace dutygraph
