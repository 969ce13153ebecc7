#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/exchange/detail/json_value.hpp>
#include <dutygraph/model/vocabulary.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Reads the members of parsed values; every member is asked for by name, and one that nobody asks
/// for is an error.
class json_members {
 public:
  json_members(const json_reader& source, const std::vector<json_value>& values,
               const stop_token& stop)
      : values_(values), source_(source), stop_(stop) {}

 protected:
  [[noreturn]] void fail(std::string_view code, std::size_t at, std::string message) const {
    source_.fail(code, values_[at].byte, std::move(message));
  }
  [[noreturn]] void unknown(std::size_t at) const {
    fail("json.member", at, "has the unknown member \"" + printable(values_[at].name) + "\"");
  }
  void require(std::size_t at, json_type type) const {
    if (values_[at].type != type) {
      fail("json.value", at,
           "has a " + std::string(to_string(values_[at].type)) + " where \"" +
               printable(values_[at].name) + "\" takes a " + std::string(to_string(type)));
    }
  }
  template <class Take>
  void parts(std::size_t at, Take take) {
    for (std::size_t part = at + 1; part < values_[at].next; part = values_[part].next) {
      if (++steps_ % 4096 == 0) stop_.check("from_json");
      take(part);
    }
  }
  template <class Take>
  void members(std::size_t at, Take take) {
    require(at, json_type::object);
    parts(at, take);
  }
  template <class Take>
  void each(std::size_t at, Take take) {
    require(at, json_type::array);
    parts(at, take);
  }
  [[nodiscard]] const std::string& string(std::size_t at) const {
    require(at, json_type::string);
    return values_[at].text;
  }
  [[nodiscard]] double real(std::size_t at) const {
    require(at, json_type::number);
    return values_[at].number;
  }
  [[nodiscard]] bool truth(std::size_t at) const {
    require(at, json_type::boolean);
    return values_[at].truth;
  }
  template <class Integer = std::uint64_t>
  [[nodiscard]] Integer whole(std::size_t at) const {
    require(at, json_type::number);
    const std::string& digits = values_[at].text;
    Integer value{};
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) {
      fail("json.value", at, "has " + printable(digits) + " where a whole number stands");
    }
    return value;
  }
  void require_first_version(std::size_t at) const {
    if (whole(at) == 1) return;
    fail("json.version", at, "is of a version that this library, which reads 1, does not know");
  }
  template <class Enum, std::size_t Count>
  [[nodiscard]] Enum named(std::size_t at, const std::array<std::string_view, Count>& names) const {
    const auto value = value_named<Enum>(names, string(at));
    if (!value) fail("json.value", at, "has the unknown value \"" + printable(string(at)) + "\"");
    return *value;
  }
  [[nodiscard]] std::vector<std::string> strings(std::size_t at) {
    std::vector<std::string> out;
    each(at, [&](std::size_t part) { out.push_back(string(part)); });
    return out;
  }

  const std::vector<json_value>& values_;

 private:
  const json_reader& source_;
  const stop_token& stop_;
  std::size_t steps_ = 0;
};

}  // namespace detail

}  // namespace dutygraph
