#include <cstdint>
#include <dutygraph/text/utf8.hpp>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace dutygraph;
using namespace std::string_literals;

namespace {

/// The code point that the bytes decode to by the definition of UTF-8: written anew from the
/// number, so that overlong forms, surrogates and numbers beyond U+10FFFF drop out by comparison.
/// -1 if none.
long long code_of(std::string_view bytes) {
  const auto byte = [&bytes](std::size_t at) -> long long {
    return static_cast<unsigned char>(bytes[at]);
  };
  const std::size_t size = bytes.size();
  if (size == 1) return byte(0) < 128 ? byte(0) : -1;
  const long long base[5] = {0, 0, 192, 224, 240};
  const long long least[5] = {0, 0, 128, 2048, 65536};
  const long long room[5] = {0, 0, 32, 16, 8};
  if (size < 2 || size > 4 || byte(0) < base[size] || byte(0) >= base[size] + room[size]) return -1;
  long long code = byte(0) - base[size];
  for (std::size_t at = 1; at < size; ++at) {
    if (byte(at) / 64 != 2) return -1;
    code = code * 64 + byte(at) % 64;
  }
  const bool surrogate = code >= 55296 && code <= 57343;
  return code < least[size] || code > 1114111 || surrogate ? -1 : code;
}

/// True if some well-formed sequence begins with these bytes and goes on after them. Found by
/// trying continuations, not by table 3-7.
bool is_begin_of_one(std::string_view bytes) {
  for (std::size_t size = bytes.size() + 1; size <= 4; ++size) {
    for (const char filler : {'\x80', '\x8F', '\x90', '\x9F', '\xA0', '\xBF'}) {
      std::string whole(bytes);
      whole += filler;
      whole.resize(size, '\x80');
      if (code_of(whole) >= 0) return true;
    }
  }
  return false;
}

struct slow_fault {
  std::size_t byte = 0;
  std::size_t size = 0;
};

/// The first fault by the maximal subpart rule, in the words of the standard; size 0: none.
slow_fault slow_find(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t fits = static_cast<unsigned char>(text[at]) < 128 ? 1 : 0;
    for (std::size_t size = 2; fits == 0 && size <= 4 && at + size <= text.size(); ++size) {
      if (code_of(text.substr(at, size)) >= 0) fits = size;
    }
    if (fits != 0) {
      at += fits;
      continue;
    }
    std::size_t part = 1;
    for (std::size_t size = 2; size <= 3 && at + size <= text.size(); ++size) {
      if (!is_begin_of_one(text.substr(at, size))) break;
      part = size;
    }
    return {at, part};
  }
  return {};
}

bool agree(const std::string& text) {
  const slow_fault slow = slow_find(text);
  const auto fast = find_utf8_fault(text);
  if (!fast) return slow.size == 0;
  return slow.size == fast->size && slow.byte == fast->byte && !fast->reason.empty();
}

std::string reason(const std::string& text) {
  const auto fault = find_utf8_fault(text);
  return fault ? std::string(fault->reason) : "";
}

}  // namespace

TEST_CASE("every string of one, two and three bytes is judged as by the definition") {
  std::uint64_t wrong = 0;
  std::uint64_t well_formed = 0;
  for (unsigned first = 0; first < 256; ++first) {
    const std::string one(1, static_cast<char>(first));
    wrong += agree(one) ? 0 : 1;
    for (unsigned second = 0; second < 256; ++second) {
      const std::string two = one + static_cast<char>(second);
      wrong += agree(two) ? 0 : 1;
      for (unsigned third = 0; third < 256; ++third) {
        const std::string three = two + static_cast<char>(third);
        wrong += agree(three) ? 0 : 1;
        well_formed += find_utf8_fault(three) ? 0 : 1;
      }
    }
  }
  CHECK(wrong == 0);
  // 128^3 of ASCII, 2 * 128 * 1920 of two bytes and one of ASCII, 61440 of three bytes.
  CHECK(well_formed == 2'097'152U + 491'520U + 61'440U);
}

TEST_CASE("sequences of four bytes are judged as by the definition") {
  std::uint64_t wrong = 0;
  for (unsigned first = 0xEF; first < 0xF7; ++first) {
    for (unsigned second = 0x70; second < 0xD0; ++second) {
      for (const char third : {'\x00', '\x7F', '\x80', '\xA5', '\xBF', '\xC0', '\xF4'}) {
        for (const char fourth : {'\x00', '\x7F', '\x80', '\xA5', '\xBF', '\xC0', '\xF4'}) {
          const std::string text{static_cast<char>(first), static_cast<char>(second), third,
                                 fourth};
          wrong += agree(text) ? 0 : 1;
        }
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("a fault is found at every place of a longer text") {
  const std::string words = "0123456789abcdef孔维健孙尧0123456789é😀";
  REQUIRE_FALSE(find_utf8_fault(words));
  std::size_t found = 0;
  std::size_t expected = 0;
  for (std::size_t at = 0; at <= words.size(); ++at) {
    std::string text = words;
    text.insert(at, "\xFF");
    ++expected;
    found += agree(text) ? 1 : 0;
  }
  CHECK(found == expected);
}

TEST_CASE("why it is not UTF-8") {
  CHECK(reason("").empty());
  CHECK(reason("\xEF\xBB\xBF").empty());
  CHECK(reason("\0"s).empty());
  CHECK(reason("\xEF\xBF\xBF").empty());
  CHECK(reason("a\x80") == "a lone continuation byte");
  CHECK(reason("\xC0\x80") == "an overlong form");
  CHECK(reason("\xE0\x80\xAF") == "an overlong form");
  CHECK(reason("\xF0\x80\x80\xAF") == "an overlong form");
  CHECK(reason("\xED\xA0\x80") == "a surrogate");
  CHECK(reason("\xF4\x90\x80\x80") == "a code point above U+10FFFF");
  CHECK(reason("\xF5\x80\x80\x80") == "a code point above U+10FFFF");
  CHECK(reason("\xFF") == "a byte that UTF-8 never has");
  CHECK(reason("\xE5\xAD\n") == "a character cut short");
  CHECK(reason("\xE5\xAD") == "a character cut short by the end");
}

TEST_CASE("the search can start behind a fault") {
  const std::string text = "a\x80"s + "b\xE5\xAD";
  CHECK(find_utf8_fault(text)->byte == 1);
  const auto second = find_utf8_fault(text, 2);
  REQUIRE(second);
  CHECK(second->byte == 3);
  CHECK(second->size == 2);
  CHECK_FALSE(find_utf8_fault(text, text.size()));
}

TEST_CASE("all code points are written and read back, forwards and backwards") {
  std::string text;
  std::vector<char32_t> codes;
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    codes.push_back(code);
    append_utf8(text, code);
  }
  CHECK(codes.size() == 1'112'064);
  CHECK(count_code_points(text) == codes.size());
  CHECK_FALSE(find_utf8_fault(text));
  std::size_t same = 0;
  std::size_t at = 0;
  for (const char32_t code : codes) same += next_code_point(text, at) == code ? 1 : 0;
  CHECK(same == codes.size());
  CHECK(at == text.size());
  for (std::size_t left = codes.size(); left > 0; --left) {
    same -= previous_code_point(text, at) == codes[left - 1] ? 1 : 0;
  }
  CHECK(same == 0);
  CHECK(at == 0);
}

TEST_CASE("what is no code point is written as U+FFFD") {
  for (const char32_t code : {0xD800U, 0xDFFFU, 0x110000U, 0xFFFFFFFFU}) {
    std::string text;
    append_utf8(text, static_cast<char32_t>(code));
    CHECK(text == "\uFFFD");
  }
}

TEST_CASE("decoding faults gives U+FFFD and never leaves the text") {
  const std::string text = "\xE5\xAD"s + "a\x80";
  std::size_t at = 0;
  CHECK(next_code_point(text, at) == 0xFFFD);
  CHECK(at == 2);
  CHECK(next_code_point(text, at) == 'a');
  CHECK(next_code_point(text, at) == 0xFFFD);
  CHECK(at == text.size());
  const std::string tail = "\x80\x80\x80\x80\x80";
  at = tail.size();
  CHECK(previous_code_point(tail, at) == 0xFFFD);
  CHECK(at < tail.size());
}

TEST_CASE("code points are counted") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("a孔é😀") == 4);
}
