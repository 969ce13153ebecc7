#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <dutygraph/error.hpp>
#include <dutygraph/limits.hpp>
#include <dutygraph/stop.hpp>
#include <dutygraph/text/line_index.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A JSON value and where it stands. Our own small parser, because the promises (duplicate members
/// and lone surrogates refused, a depth limit, the byte of the first fault, no recursion, 0.1 s of
/// compiling) are not to be had together from the usual libraries.
namespace detail {

enum class json_type : std::uint8_t { null, boolean, number, string, array, object };

[[nodiscard]] constexpr std::string_view to_string(json_type type) noexcept {
  constexpr std::string_view names[] = {"null", "boolean", "number", "string", "array", "object"};
  return names[static_cast<std::size_t>(type)];
}

/// Values stand in one vector, parents before their parts, so that nothing is recursive: not
/// reading, not destroying.
struct json_value {
  json_type type = json_type::null;
  bool truth = false;
  std::size_t byte = 0;  ///< in the input
  std::size_t next = 0;  ///< index after the last part
  double number = 0;
  std::string name;  ///< of a member
  std::string text;  ///< of a string; of a number as written
};

/// Reads one document into values.
class json_reader {
 public:
  json_reader(std::string_view bytes, std::string_view file, const limits& allowed,
              const stop_token& stop)
      : bytes_(bytes), file_(file), allowed_(allowed), stop_(stop) {}

  [[nodiscard]] std::vector<json_value> run() {
    check_limit("input_bytes", bytes_.size(), allowed_.input_bytes);
    if (const auto fault = find_utf8_fault(bytes_)) {
      fail("json.utf8", fault->byte, "is not UTF-8: " + std::string(fault->reason));
    }
    if (bytes_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    read_document();
    skip_blanks();
    if (at_ != bytes_.size()) fail("json.syntax", at_, "has something behind the value");
    return std::move(values_);
  }

  [[noreturn]] void fail(std::string_view code, std::size_t byte, std::string message) const {
    throw exchange_error(code, "json", "this file " + std::move(message), place_of_byte(byte));
  }

 private:
  struct open_value {
    std::size_t index;
    std::unordered_set<std::string> names;
  };

  [[nodiscard]] place place_of_byte(std::size_t byte) const {
    const line_position position = line_index(bytes_).position(bytes_, byte);
    return {std::string(file_), position.line, position.column, byte};
  }

  void skip_blanks() noexcept {
    while (at_ < bytes_.size() && std::string_view(" \t\r\n").find(bytes_[at_]) != bytes_.npos) {
      ++at_;
    }
  }
  [[nodiscard]] char look() {
    skip_blanks();
    if (at_ == bytes_.size()) fail("json.syntax", at_, "ends before it is complete");
    return bytes_[at_];
  }
  [[nodiscard]] bool take(char wanted) {
    if (look() != wanted) return false;
    ++at_;
    return true;
  }
  void expect(char wanted) {
    if (!take(wanted)) fail("json.syntax", at_, std::string("lacks ") + wanted + " here");
  }

  void read_document() {
    bool done = read_value({});
    while (!done) {
      if (values_.size() % 4096 == 0) stop_.check("from_json");
      open_value& open = open_.back();
      const bool object = values_[open.index].type == json_type::object;
      const char closing = object ? '}' : ']';
      const bool first = values_.size() == open.index + 1;
      if (take(closing)) {
        done = close();
        continue;
      }
      if (!first) expect(',');
      if (!object) {
        done = read_value({}) && open_.empty();
        continue;
      }
      (void)look();
      const std::size_t byte = at_;
      std::string name = read_string();
      if (!open.names.insert(name).second) {
        fail("json.duplicate", byte, "has the member \"" + printable(name) + "\" twice");
      }
      expect(':');
      done = read_value(std::move(name)) && open_.empty();
    }
  }

  /// True if the value is complete; false if it is an array or object that has just been opened.
  bool read_value(std::string name) {
    const char first = look();
    json_value& value = values_.emplace_back();
    value.name = std::move(name);
    value.byte = at_;
    if (first == '{' || first == '[') {
      value.type = first == '{' ? json_type::object : json_type::array;
      if (open_.size() >= allowed_.nesting) {
        throw limit_exceeded("nesting", open_.size() + 1, allowed_.nesting, place_of_byte(at_));
      }
      ++at_;
      open_.push_back({values_.size() - 1, {}});
      return false;
    }
    if (first == '"') {
      value.type = json_type::string;
      value.text = read_string();
    } else if (first == '-' || (first >= '0' && first <= '9')) {
      read_number(value);
    } else {
      read_word(value);
    }
    values_.back().next = values_.size();
    return true;
  }

  /// Closes the innermost array or object; true if it was the document.
  bool close() {
    values_[open_.back().index].next = values_.size();
    open_.pop_back();
    return open_.empty();
  }

  void read_word(json_value& value) {
    for (const std::string_view word : {"null", "true", "false"}) {
      if (bytes_.substr(at_, word.size()) != word) continue;
      at_ += word.size();
      value.type = word == "null" ? json_type::null : json_type::boolean;
      value.truth = word == "true";
      return;
    }
    fail("json.syntax", at_, "has no value here");
  }

  [[nodiscard]] bool digit() const noexcept {
    return at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9';
  }
  void read_digits() {
    if (!digit()) fail("json.syntax", at_, "lacks a digit here");
    while (digit()) ++at_;
  }
  void read_number(json_value& value) {
    const std::size_t begin = at_;
    if (bytes_[at_] == '-') ++at_;
    if (digit() && bytes_[at_] == '0') {
      ++at_;
    } else {
      read_digits();
    }
    if (at_ < bytes_.size() && bytes_[at_] == '.') {
      ++at_;
      read_digits();
    }
    if (at_ < bytes_.size() && (bytes_[at_] == 'e' || bytes_[at_] == 'E')) {
      ++at_;
      if (at_ < bytes_.size() && (bytes_[at_] == '+' || bytes_[at_] == '-')) ++at_;
      read_digits();
    }
    value.type = json_type::number;
    value.text = bytes_.substr(begin, at_ - begin);
    const char* last = value.text.data() + value.text.size();
    const auto read = std::from_chars(value.text.data(), last, value.number);
    if (read.ec != std::errc() || read.ptr != last || !std::isfinite(value.number)) {
      fail("json.range", begin, "has a number that no binary64 holds");
    }
  }

  [[nodiscard]] std::uint32_t read_hexadecimal() {
    std::uint32_t code = 0;
    const char* first = bytes_.data() + at_;
    const bool there = bytes_.size() - at_ >= 4;
    if (!there || std::from_chars(first, first + 4, code, 16).ptr != first + 4) {
      fail("json.syntax", at_, "lacks four hexadecimal digits here");
    }
    at_ += 4;
    return code;
  }
  void read_escape(std::string& text, std::size_t begin) {
    constexpr std::string_view marks = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    const char mark = at_ < bytes_.size() ? bytes_[at_] : '\0';
    if (const std::size_t index = marks.find(mark); mark != '\0' && index != marks.npos) {
      text.push_back(meant[index]);
      ++at_;
      return;
    }
    if (mark != 'u') fail("json.syntax", begin, "has an unknown escape");
    ++at_;
    std::uint32_t code = read_hexadecimal();
    if (code >= 0xD800 && code < 0xDC00 && bytes_.substr(at_, 2) == "\\u") {
      at_ += 2;
      const std::uint32_t low = read_hexadecimal();
      if (low < 0xDC00 || low > 0xDFFF) fail("json.surrogate", begin, "has a lone surrogate");
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    if (code >= 0xD800 && code < 0xE000) fail("json.surrogate", begin, "has a lone surrogate");
    append_utf8(text, code);
  }
  [[nodiscard]] std::string read_string() {
    if (look() != '"') fail("json.syntax", at_, "lacks a string here");
    const std::size_t begin = at_++;
    std::string text;
    while (true) {
      if (at_ == bytes_.size()) fail("json.syntax", begin, "has a string that never ends");
      const char mark = bytes_[at_++];
      if (mark == '"') return text;
      if (mark == '\\') {
        read_escape(text, at_ - 1);
      } else if (static_cast<unsigned char>(mark) < 0x20) {
        fail("json.syntax", at_ - 1, "has a raw control character in a string");
      } else {
        text.push_back(mark);
      }
    }
  }

  std::string_view bytes_;
  std::string_view file_;
  const limits& allowed_;
  const stop_token& stop_;
  std::size_t at_ = 0;
  std::vector<json_value> values_;
  std::vector<open_value> open_;
};

}  // namespace detail

}  // namespace dutygraph
