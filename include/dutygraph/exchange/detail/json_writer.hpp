#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/model/span.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Writes members in the order of the calls; those that hold their default are left out.
class json_writer {
 public:
  void open() {
    out_ += '{';
    first_ = true;
  }
  void close() {
    out_ += '}';
    first_ = false;
  }
  void name(std::string_view member) {
    if (!first_) out_ += ',';
    first_ = false;
    string(member);
    out_ += ':';
  }
  void text(std::string_view member, std::string_view value) {
    if (value.empty()) return;
    name(member);
    string(value);
  }
  void number(std::string_view member, double value, double default_value) {
    if (value != default_value) number(member, value);
  }
  void number(std::string_view member, double value) {
    name(member);
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out_.append(digits.data(), end);
  }
  void integer(std::string_view member, std::uint64_t value) {
    name(member);
    out_ += std::to_string(value);
  }
  void flag(std::string_view member, bool value) {
    if (!value) return;
    name(member);
    out_ += "true";
  }
  void words(std::string_view member, span value) {
    if (!value.present()) return;
    name(member);
    out_ += '[' + std::to_string(value.begin) + ',' + std::to_string(value.end) + ']';
  }
  void list(std::string_view member, const std::vector<std::string>& values) {
    if (values.empty()) return;
    name(member);
    out_ += '[';
    for (std::size_t index = 0; index < values.size(); ++index) {
      if (index != 0) out_ += ',';
      string(values[index]);
    }
    out_ += ']';
  }
  void string(std::string_view value) {
    constexpr std::string_view digits = "0123456789abcdef";
    out_ += '"';
    for (const char mark : value) {
      const auto byte = static_cast<unsigned char>(mark);
      if (mark == '"' || mark == '\\') {
        out_ += '\\';
        out_ += mark;
      } else if (byte < 0x20) {
        out_ += "\\u00";
        out_ += digits[byte >> 4];
        out_ += digits[byte & 15];
      } else {
        out_ += mark;
      }
    }
    out_ += '"';
  }
  void raw(std::string_view bytes) { out_ += bytes; }
  void begin_record(bool first) {
    out_ += first ? "\n" : ",\n";
    open();
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool first_ = true;
};

}  // namespace detail

}  // namespace dutygraph
